/** What the callee hears, as it travels in the address of the voice webhook. */
@NullMarked
package io.dialstream.ingest.voice;

import org.jspecify.annotations.NullMarked;
