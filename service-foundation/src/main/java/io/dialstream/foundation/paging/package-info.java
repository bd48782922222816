/** Lists in pages, continued by an opaque cursor. */
@NullMarked
package io.dialstream.foundation.paging;

import org.jspecify.annotations.NullMarked;
