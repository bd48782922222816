/** What the tests of all modules keep to. */
@NullMarked
package io.dialstream.events.testing;

import org.jspecify.annotations.NullMarked;
