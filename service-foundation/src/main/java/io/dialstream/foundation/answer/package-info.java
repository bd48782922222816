/** Addresses that take answered calls over: which of them may act in the operator's account. */
@NullMarked
package io.dialstream.foundation.answer;

import org.jspecify.annotations.NullMarked;
