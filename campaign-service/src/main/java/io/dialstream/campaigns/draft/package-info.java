/** Campaigns that are being prepared: what was uploaded, and what is wrong with it. */
@NullMarked
package io.dialstream.campaigns.draft;

import org.jspecify.annotations.NullMarked;
