package io.dialstream.dialer.provider;

/** What the provider made of the wish that whoever has answered hears something. */
public enum MessageAnswer {
    /** It is heard. */
    TAKEN,
    /** It certainly is not heard, now or later; the call goes on as it was. */
    REFUSED,
    /** It certainly was not processed: the same may be asked for again. */
    BUSY,
    /** The call is over. */
    OVER
}
