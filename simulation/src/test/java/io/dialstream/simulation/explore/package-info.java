/** Walks every history of small worlds on the services' real deciders. */
@NullMarked
package io.dialstream.simulation.explore;

import org.jspecify.annotations.NullMarked;
