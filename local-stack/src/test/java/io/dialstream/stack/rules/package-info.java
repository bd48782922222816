@NullMarked
package io.dialstream.stack.rules;

import org.jspecify.annotations.NullMarked;
