@NullMarked
package io.dialstream.foundation.provider;

import org.jspecify.annotations.NullMarked;
