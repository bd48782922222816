/** Campaigns over HTTP. */
@NullMarked
package io.dialstream.campaigns.campaign.web;

import org.jspecify.annotations.NullMarked;
