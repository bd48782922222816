/** A VoIP provider that knows the truth about its calls. */
@NullMarked
package io.dialstream.simulation.provider;

import org.jspecify.annotations.NullMarked;
