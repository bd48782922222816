/** Calls, broken connections and page lists for tests. */
@NullMarked
package io.dialstream.calllog.testing;

import org.jspecify.annotations.NullMarked;
