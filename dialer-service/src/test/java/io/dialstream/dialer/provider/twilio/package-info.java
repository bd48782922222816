@NullMarked
package io.dialstream.dialer.provider.twilio;

import org.jspecify.annotations.NullMarked;
