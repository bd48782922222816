package io.dialstream.campaigns.agent;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ids for an agent of which only the name was given. */
public final class AgentIds {

    private static final int LONGEST = 56;
    private static final String UNNAMED = "agent";

    private AgentIds() {}

    /** What it may be called, the best first, without end. */
    public static Stream<String> of(String name) {
        var best = readable(name);
        return Stream.concat(
                Stream.of(best), IntStream.iterate(2, n -> n + 1).mapToObj(n -> best + "-" + n));
    }

    private static String readable(String name) {
        var letters =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-");
        var cut = letters.substring(0, Math.min(letters.length(), LONGEST));
        var id = cut.replaceAll("^-|-$", "");
        return id.isEmpty() ? UNNAMED : id;
    }
}
