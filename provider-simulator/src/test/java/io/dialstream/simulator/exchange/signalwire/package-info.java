@NullMarked
package io.dialstream.simulator.exchange.signalwire;

import org.jspecify.annotations.NullMarked;
