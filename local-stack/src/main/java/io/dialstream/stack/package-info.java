/** The command line of the local stack. */
@NullMarked
package io.dialstream.stack;

import org.jspecify.annotations.NullMarked;
