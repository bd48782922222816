/** Fixtures that speak the domain, and a provider that can be told how to behave. */
@NullMarked
package io.dialstream.dialer.testing;

import org.jspecify.annotations.NullMarked;
