@NullMarked
package io.dialstream.dialer.provider.plivo;

import org.jspecify.annotations.NullMarked;
