package io.dialstream.campaigns.live;

/** Somebody who watches a campaign. No call on it blocks. */
public interface LiveSocket {

    /** Sends this after all before; a socket that cannot keep up gives up by itself. */
    void send(LiveMessage message);

    /** Closes: the watcher has missed something and may come again for a new snapshot. */
    void giveUp(String reason);
}
