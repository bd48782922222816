@NullMarked
package io.dialstream.ingest.plivo;

import org.jspecify.annotations.NullMarked;
