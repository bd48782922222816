package io.dialstream.campaigns.live;

/** The JSON of the API: what is pushed looks like what is asked for. */
public interface LiveJson {

    String write(Object content);
}
