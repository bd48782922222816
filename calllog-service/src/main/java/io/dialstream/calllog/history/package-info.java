/** The history of calls: log entries, and a call with its timeline. */
@NullMarked
package io.dialstream.calllog.history;

import org.jspecify.annotations.NullMarked;
