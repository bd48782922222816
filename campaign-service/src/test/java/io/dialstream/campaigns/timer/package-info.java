/** Time that the test lets pass. */
@NullMarked
package io.dialstream.campaigns.timer;

import org.jspecify.annotations.NullMarked;
