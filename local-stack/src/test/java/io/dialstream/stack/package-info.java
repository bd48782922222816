@NullMarked
package io.dialstream.stack;

import org.jspecify.annotations.NullMarked;
