/** How provider accounts stand, in the event log. */
@NullMarked
package io.dialstream.dialer.admission.kafka;

import org.jspecify.annotations.NullMarked;
