/** Decides what a callee hears: what travels in the address of the voice webhook, if we made it. */
@NullMarked
package io.dialstream.ingest.voice;

import org.jspecify.annotations.NullMarked;
