/** What is stored and worth nothing from some moment on. */
@NullMarked
package io.dialstream.campaigns.expiry;

import org.jspecify.annotations.NullMarked;
