/** The ledger of ended calls and what a user used in a month. */
@NullMarked
package io.dialstream.calllog.usage;

import org.jspecify.annotations.NullMarked;
