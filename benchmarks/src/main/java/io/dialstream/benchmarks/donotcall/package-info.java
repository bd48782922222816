/** What do-not-call lists cost: their import, and the campaigns that are looked up in them. */
@NullMarked
package io.dialstream.benchmarks.donotcall;

import org.jspecify.annotations.NullMarked;
