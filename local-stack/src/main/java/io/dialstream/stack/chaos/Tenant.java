package io.dialstream.stack.chaos;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A user; each campaign has one who has no other, until there are more campaigns than users. */
record Tenant(int number) {

    private static final int MOST = 200;

    static Tenant of(Round round) {
        return new Tenant(round.number() % MOST);
    }

    String key() {
        return "chaos-key-" + number;
    }

    static String keys() {
        return IntStream.range(0, MOST)
                .mapToObj(Tenant::new)
                .map(each -> "user" + each.number() + "=" + each.key())
                .collect(Collectors.joining(","));
    }
}
