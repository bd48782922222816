@NullMarked
package io.dialstream.stack.network;

import org.jspecify.annotations.NullMarked;
