@NullMarked
package io.dialstream.dialer.provider.http;

import org.jspecify.annotations.NullMarked;
