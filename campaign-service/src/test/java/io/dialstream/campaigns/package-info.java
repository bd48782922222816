/** Tests of the campaign service as a whole, and what they share. */
@NullMarked
package io.dialstream.campaigns;

import org.jspecify.annotations.NullMarked;
