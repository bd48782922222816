/**
 * Documents that are changed by one decision after the other, and what follows from each: loaded,
 * decided on, saved under their version and looked after by the one instance that owns their
 * partition. The module's README has the picture.
 */
@NullMarked
package io.dialstream.foundation.aggregate;

import org.jspecify.annotations.NullMarked;
