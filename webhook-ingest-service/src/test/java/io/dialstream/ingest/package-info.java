@NullMarked
package io.dialstream.ingest;

import org.jspecify.annotations.NullMarked;
