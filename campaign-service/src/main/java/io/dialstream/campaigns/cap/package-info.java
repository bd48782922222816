/** Caps: how often the numbers that a user calls were called, and who may call them next. */
@NullMarked
package io.dialstream.campaigns.cap;

import org.jspecify.annotations.NullMarked;
