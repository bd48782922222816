/** Where opt-outs are consumed. */
@NullMarked
package io.dialstream.campaigns.optout.kafka;

import org.jspecify.annotations.NullMarked;
