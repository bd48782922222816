/** Looking after calls that the provider has: fetching the silent ones, hanging up. */
@NullMarked
package io.dialstream.dialer.supervision;

import org.jspecify.annotations.NullMarked;
