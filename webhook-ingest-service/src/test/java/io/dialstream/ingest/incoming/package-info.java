@NullMarked
package io.dialstream.ingest.incoming;

import org.jspecify.annotations.NullMarked;
