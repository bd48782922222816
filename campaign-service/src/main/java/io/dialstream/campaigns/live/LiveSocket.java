package io.dialstream.campaigns.live;

/** The socket of a watcher. None of its methods blocks. */
public interface LiveSocket {

    /** Sends a message after those before it; a socket that cannot keep up closes itself. */
    void send(LiveMessage message);

    /** Closes the socket: its watcher missed a message and may reconnect for a new snapshot. */
    void giveUp(String reason);
}
