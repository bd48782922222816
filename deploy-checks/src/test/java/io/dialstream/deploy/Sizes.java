package io.dialstream.deploy;

import java.util.Locale;

/** Sizes as Spring, Docker and Kubernetes write them: 256MB, 96m, 512Mi. */
final class Sizes {

    private Sizes() {}

    static long bytes(String size) {
        var number = Long.parseLong(size.replaceAll("\\D", ""));
        return switch (size.replaceAll("\\d", "").toLowerCase(Locale.ROOT)) {
            case "gb", "g", "gi" -> number << 30;
            case "mb", "m", "mi" -> number << 20;
            case "kb", "k", "ki" -> number << 10;
            case "" -> number;
            default -> throw new IllegalArgumentException(size);
        };
    }
}
