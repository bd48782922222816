package io.dialstream.system.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A text on a page as a pattern: what varies from run to run may vary, each id is a group. */
record Template(Pattern pattern, List<String> ids) {

    private static final String UUID_AFTER_EIGHT = "(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String UUID = "[0-9a-f]{8}" + UUID_AFTER_EIGHT;
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z";
    private static final String MONTH = "\\d{4}-\\d\\d";
    private static final String CALL_SID = "CA[0-9a-f]{32}";

    /** In this order: a time begins as a month does. */
    private static final Pattern VARYING =
            Pattern.compile(
                    "(?<time>%s)|(?<sid>\\bCA[0-9a-f]+(?:\\.\\.\\.)?)|(?<id>\\b[0-9a-f]{8}(?:%s)?\\b)|(?<month>\\b%s\\b)|(?<rest>\\.\\.\\.)"
                            .formatted(TIME, UUID_AFTER_EIGHT, MONTH));

    static Template of(String text) {
        var pattern = new StringBuilder();
        var ids = new ArrayList<String>();
        int end = 0;
        for (var varying : VARYING.matcher(text).results().toList()) {
            pattern.append(Pattern.quote(text.substring(end, varying.start())));
            pattern.append(like(varying));
            if (varying.group("id") != null) {
                ids.add(varying.group());
            }
            end = varying.end();
        }
        pattern.append(Pattern.quote(text.substring(end)));
        return new Template(Pattern.compile(pattern.toString()), ids);
    }

    private static String like(MatchResult varying) {
        if (varying.group("time") != null) {
            return TIME;
        }
        if (varying.group("sid") != null) {
            return CALL_SID;
        }
        if (varying.group("id") != null) {
            return "(" + UUID + ")";
        }
        return varying.group("month") != null ? MONTH : ".*";
    }
}
