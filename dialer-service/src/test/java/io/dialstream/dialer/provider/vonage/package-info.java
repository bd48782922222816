@NullMarked
package io.dialstream.dialer.provider.vonage;

import org.jspecify.annotations.NullMarked;
