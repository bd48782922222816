@NullMarked
package io.dialstream.dialer.provider;

import org.jspecify.annotations.NullMarked;
