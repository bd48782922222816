/** Our accounts at voice providers, as far as users may know them. */
@NullMarked
package io.dialstream.campaigns.provider;

import org.jspecify.annotations.NullMarked;
