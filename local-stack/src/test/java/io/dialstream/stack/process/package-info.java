@NullMarked
package io.dialstream.stack.process;

import org.jspecify.annotations.NullMarked;
