/** One call as its events describe it: who was called, how far it came, how it ended. */
@NullMarked
package io.dialstream.calllog.call;

import org.jspecify.annotations.NullMarked;
