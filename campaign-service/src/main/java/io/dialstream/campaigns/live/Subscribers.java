package io.dialstream.campaigns.live;

import io.dialstream.events.Event;

/**
 * The sockets that watch one campaign or user, and what was sent to them. Not thread-safe: one
 * thread handles events in order, so that a socket gets its snapshot first and then everything
 * later. Each method may fail while a dependency is away, has then done nothing, and can be called
 * again.
 */
interface Subscribers {

    void join(LiveSocket socket);

    void leave(LiveSocket socket);

    void handle(Event event);
}
