package io.dialstream.foundation.eventlog;

/** Of which topics a service's data was made; kept beside the data. */
public interface KnownTopics {

    /** The topic as it was when it was met first; from now on this one, if it never was. */
    KnownTopic firstMet(KnownTopic topic);
}
