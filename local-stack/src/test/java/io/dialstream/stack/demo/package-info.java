@NullMarked
package io.dialstream.stack.demo;

import org.jspecify.annotations.NullMarked;
