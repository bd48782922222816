/** The WebSocket on which a campaign is watched. */
@NullMarked
package io.dialstream.campaigns.live.web;

import org.jspecify.annotations.NullMarked;
