/** The dashboard as its users have it: a real browser, the whole stack, the simulated provider. */
@NullMarked
package io.dialstream.system.browser;

import org.jspecify.annotations.NullMarked;
