@NullMarked
package io.dialstream.stack.mongo;

import org.jspecify.annotations.NullMarked;
