/** TwiML, Twilio's language for what the callee hears. */
@NullMarked
package io.dialstream.ingest.voice.twilio;

import org.jspecify.annotations.NullMarked;
