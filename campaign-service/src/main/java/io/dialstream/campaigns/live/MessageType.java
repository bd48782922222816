package io.dialstream.campaigns.live;

/** What a message on a socket says. */
public enum MessageType {
    /** The campaign as it is when the socket opens: the first message. */
    SNAPSHOT("snapshot", "campaign"),
    /** A user's newest campaigns: the first message to who watches all of them. */
    CAMPAIGNS("snapshot", "campaigns"),
    /** The campaign's numbers have changed. */
    PROGRESS("progress", "campaign"),
    /** The campaign has made a move. */
    STATUS("status", "campaign"),
    /** A call has reached a status. */
    CALL("call", "call");

    private final String word;
    private final String field;

    MessageType(String word, String field) {
        this.word = word;
        this.field = field;
    }

    /** The value of {@code type} in the message. */
    public String word() {
        return word;
    }

    /** The name of the field with the content. */
    public String field() {
        return field;
    }

    /** Whether a later message that shows the whole campaign makes this one superfluous. */
    public boolean isReplacedBy(MessageType later) {
        return this == PROGRESS && (later == PROGRESS || later == STATUS);
    }
}
