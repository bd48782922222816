/** Placements in MongoDB: one document a call, moved by compare-and-set on its version. */
@NullMarked
package io.dialstream.dialer.placement.mongo;

import org.jspecify.annotations.NullMarked;
