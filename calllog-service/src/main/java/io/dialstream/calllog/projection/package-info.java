/** Folds the events of calls into calls, log entries, campaign stats and usage. */
@NullMarked
package io.dialstream.calllog.projection;

import org.jspecify.annotations.NullMarked;
