/** Doing something later. */
@NullMarked
package io.dialstream.campaigns.timer;

import org.jspecify.annotations.NullMarked;
