/** What aggregates of any service are tested with, and the tests of what keeps them going. */
@NullMarked
package io.dialstream.foundation.aggregate;

import org.jspecify.annotations.NullMarked;
