@NullMarked
package io.dialstream.dialer.provider.telnyx;

import org.jspecify.annotations.NullMarked;
