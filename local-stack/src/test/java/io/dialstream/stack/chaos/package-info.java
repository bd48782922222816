@NullMarked
package io.dialstream.stack.chaos;

import org.jspecify.annotations.NullMarked;
