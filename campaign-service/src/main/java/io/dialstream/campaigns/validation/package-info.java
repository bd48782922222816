/** How requests are checked, and how what is wrong with them is collected. */
@NullMarked
package io.dialstream.campaigns.validation;

import org.jspecify.annotations.NullMarked;
