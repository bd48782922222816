@NullMarked
package io.dialstream.ingest.callback;

import org.jspecify.annotations.NullMarked;
