/** Provider accounts in the event log. */
@NullMarked
package io.dialstream.dialer.provider.kafka;

import org.jspecify.annotations.NullMarked;
