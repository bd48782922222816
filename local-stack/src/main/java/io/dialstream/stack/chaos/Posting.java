package io.dialstream.stack.chaos;

/** How the leads of a campaign come. */
enum Posting {
    WHOLE("POST"),

    /** Without a start, then more leads in requests of their own, then the start. */
    IN_PARTS("POST in parts");

    private final String title;

    Posting(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
