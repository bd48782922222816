/** Forecasts: what the rules of a campaign make of its leads at a moment. */
@NullMarked
package io.dialstream.campaigns.forecast;

import org.jspecify.annotations.NullMarked;
