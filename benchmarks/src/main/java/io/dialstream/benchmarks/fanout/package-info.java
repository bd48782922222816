/** Many campaigns with live calls on one dialer. */
@NullMarked
package io.dialstream.benchmarks.fanout;

import org.jspecify.annotations.NullMarked;
