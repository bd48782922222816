@NullMarked
package io.dialstream.ingest.voice;

import org.jspecify.annotations.NullMarked;
