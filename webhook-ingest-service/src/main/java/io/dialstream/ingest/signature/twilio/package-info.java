/** Twilio's signature of a request. */
@NullMarked
package io.dialstream.ingest.signature.twilio;

import org.jspecify.annotations.NullMarked;
