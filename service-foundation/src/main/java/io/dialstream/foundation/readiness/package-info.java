/** What must be available before a service takes work: retried, and not ready until then. */
@NullMarked
package io.dialstream.foundation.readiness;

import org.jspecify.annotations.NullMarked;
