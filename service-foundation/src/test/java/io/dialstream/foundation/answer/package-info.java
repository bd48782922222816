/** Tests of addresses that take calls over. */
@NullMarked
package io.dialstream.foundation.answer;

import org.jspecify.annotations.NullMarked;
