@NullMarked
package io.dialstream.ingest.twilio;

import org.jspecify.annotations.NullMarked;
