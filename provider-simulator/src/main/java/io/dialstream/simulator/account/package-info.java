/** Who calls through the provider: the accounts, their credentials and their names. */
@NullMarked
package io.dialstream.simulator.account;

import org.jspecify.annotations.NullMarked;
