/**
 * How processes of one machine are kept apart, cut off from each other, and found at one address.
 */
@NullMarked
package io.dialstream.stack.network;

import org.jspecify.annotations.NullMarked;
