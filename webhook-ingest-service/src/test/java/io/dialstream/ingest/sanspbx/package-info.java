@NullMarked
package io.dialstream.ingest.sanspbx;

import org.jspecify.annotations.NullMarked;
