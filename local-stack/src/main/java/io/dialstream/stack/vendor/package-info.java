/** Accounts, made up, at the vendors that the provider simulator stands for. */
@NullMarked
package io.dialstream.stack.vendor;

import org.jspecify.annotations.NullMarked;
