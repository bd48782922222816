@NullMarked
package io.dialstream.dialer.provider.sanspbx;

import org.jspecify.annotations.NullMarked;
