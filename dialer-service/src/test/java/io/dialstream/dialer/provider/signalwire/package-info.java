@NullMarked
package io.dialstream.dialer.provider.signalwire;

import org.jspecify.annotations.NullMarked;
