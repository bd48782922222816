@NullMarked
package io.dialstream.simulator.exchange.vonage;

import org.jspecify.annotations.NullMarked;
