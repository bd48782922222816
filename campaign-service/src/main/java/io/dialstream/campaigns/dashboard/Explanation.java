package io.dialstream.campaigns.dashboard;

/** Why nothing is being dialled, in words for people. */
public record Explanation(Tone tone, String title, String sentence) {

    /** How much it should worry. */
    public enum Tone {
        /** As it should be. */
        CALM,
        /** Somebody has to act, or a moment will do. */
        WAITING,
        /** Something is broken. */
        TROUBLE;

        /** For style sheets. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Explanation calm(String title, String sentence) {
        return new Explanation(Tone.CALM, title, sentence);
    }

    static Explanation waiting(String title, String sentence) {
        return new Explanation(Tone.WAITING, title, sentence);
    }

    static Explanation trouble(String title, String sentence) {
        return new Explanation(Tone.TROUBLE, title, sentence);
    }
}
