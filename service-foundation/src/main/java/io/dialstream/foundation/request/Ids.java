package io.dialstream.foundation.request;

import java.util.regex.Pattern;

/** What can be an id in a path: characters that mean themselves there. */
public final class Ids {

    public static final String PATTERN = "^[A-Za-z0-9._~-]{1,200}$";

    private static final Pattern ID = Pattern.compile(PATTERN);

    private Ids() {}

    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
