/** One call as the events tell it: who was called, how far it came, how it ended. */
@NullMarked
package io.dialstream.calllog.call;

import org.jspecify.annotations.NullMarked;
