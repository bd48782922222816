/** Calls outside any campaign. */
@NullMarked
package io.dialstream.campaigns.singlecall;

import org.jspecify.annotations.NullMarked;
