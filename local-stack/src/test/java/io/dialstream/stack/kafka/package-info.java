@NullMarked
package io.dialstream.stack.kafka;

import org.jspecify.annotations.NullMarked;
