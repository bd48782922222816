/** What happened to calls: told by the call log, asked for here. */
@NullMarked
package io.dialstream.campaigns.history;

import org.jspecify.annotations.NullMarked;
