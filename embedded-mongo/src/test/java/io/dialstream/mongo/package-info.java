@NullMarked
package io.dialstream.mongo;

import org.jspecify.annotations.NullMarked;
