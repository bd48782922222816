package io.dialstream.dialer.provider;

/** What the provider made of the wish to leave a message on a machine. */
public enum MessageAnswer {
    /** The machine hears it. */
    TAKEN,
    /** It certainly hears nothing of it; the call goes on as it was. */
    REFUSED,
    /** The call is over. */
    OVER
}
