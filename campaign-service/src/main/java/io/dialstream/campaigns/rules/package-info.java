/** Rules: whom a campaign may call, and when. */
@NullMarked
package io.dialstream.campaigns.rules;

import org.jspecify.annotations.NullMarked;
