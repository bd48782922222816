/** The pages on which a campaign is prepared. */
@NullMarked
package io.dialstream.campaigns.draft.web;

import org.jspecify.annotations.NullMarked;
