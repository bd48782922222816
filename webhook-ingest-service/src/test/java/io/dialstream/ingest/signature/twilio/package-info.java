@NullMarked
package io.dialstream.ingest.signature.twilio;

import org.jspecify.annotations.NullMarked;
