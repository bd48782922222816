/**
 * Our accounts at providers, as the environment names them: which there are, and what each vendor
 * asks to be told about one.
 */
@NullMarked
package io.dialstream.foundation.provider;

import org.jspecify.annotations.NullMarked;
