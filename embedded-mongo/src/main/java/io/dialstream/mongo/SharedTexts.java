package io.dialstream.mongo;

import java.util.Arrays;

/**
 * Lets equal texts that come again and again be one object: the id of a campaign stands in every
 * entry of several indexes. It forgets which texts there are whenever it likes.
 */
final class SharedTexts {

    private static final int PLACES = 1 << 12;

    private final String[] texts = new String[PLACES];

    SharedTexts() {
        Arrays.fill(texts, "");
    }

    /** The same text, most often the same object as for an equal text before. */
    String shared(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & PLACES - 1;
        if (!texts[place].equals(text)) {
            texts[place] = text;
        }
        return texts[place];
    }
}
