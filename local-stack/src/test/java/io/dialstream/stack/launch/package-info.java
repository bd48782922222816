@NullMarked
package io.dialstream.stack.launch;

import org.jspecify.annotations.NullMarked;
