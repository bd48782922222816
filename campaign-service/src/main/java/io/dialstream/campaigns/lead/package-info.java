/** Leads: whom a campaign calls, and how far each of them has come. */
@NullMarked
package io.dialstream.campaigns.lead;

import org.jspecify.annotations.NullMarked;
