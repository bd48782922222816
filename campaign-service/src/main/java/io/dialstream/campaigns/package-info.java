/** The campaign service: owns campaigns, agents and leads, and hands leads to the dialer. */
@NullMarked
package io.dialstream.campaigns;

import org.jspecify.annotations.NullMarked;
