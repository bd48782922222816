/** What the APIs of all vendors have in common over HTTP: how creates are answered, and faults. */
@NullMarked
package io.dialstream.simulator.exchange.web;

import org.jspecify.annotations.NullMarked;
