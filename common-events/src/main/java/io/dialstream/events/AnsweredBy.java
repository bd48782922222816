package io.dialstream.events;

/** Who or what has answered a call, as the provider has found out by listening. */
public enum AnsweredBy {
    HUMAN,
    /** An answering machine or voicemail. */
    MACHINE,
    FAX,
    /** The provider has listened and does not know. */
    UNKNOWN;

    /** Whether nobody is there to be talked to. */
    public boolean isMachine() {
        return this == MACHINE || this == FAX;
    }
}
