/** The services, put together as Spring would, on ports of the simulated world. */
@NullMarked
package io.dialstream.simulation.service;

import org.jspecify.annotations.NullMarked;
