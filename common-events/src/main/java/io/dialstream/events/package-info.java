/** What the services say to each other: events, commands, topics and their JSON. */
@NullMarked
package io.dialstream.events;

import org.jspecify.annotations.NullMarked;
