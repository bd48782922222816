/** Phone numbers as people write them. */
@NullMarked
package io.dialstream.campaigns.number;

import org.jspecify.annotations.NullMarked;
