package io.dialstream.campaigns.live;

import io.dialstream.events.Event;

/**
 * Those who watch one thing, and what they have been told. Not safe for use by several threads: one
 * takes what happens in its order, so that a socket gets its snapshot first and then everything
 * that came later. Each method may fail while a dependency is away, has then done nothing, and can
 * be called again.
 */
interface Subscribers {

    void join(LiveSocket socket);

    void leave(LiveSocket socket);

    void hear(Event event);
}
