/** Twilio: its signature, its status callbacks, and TwiML, its language for what callees hear. */
@NullMarked
package io.dialstream.ingest.twilio;

import org.jspecify.annotations.NullMarked;
