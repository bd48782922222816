@NullMarked
package io.dialstream.ingest.voice.twilio;

import org.jspecify.annotations.NullMarked;
