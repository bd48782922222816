@NullMarked
package io.dialstream.stack.vendor;

import org.jspecify.annotations.NullMarked;
