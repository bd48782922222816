package io.dialstream.campaigns.rules;

/**
 * How often a lead was called, by what came of it.
 *
 * @param others attempts that no rule tries again
 */
public record Attempts(int busy, int noAnswer, int voicemail, int failed, int others) {

    public static final Attempts NONE = new Attempts(0, 0, 0, 0, 0);

    /** Of which nothing more is known. */
    public static final Attempts ONE = new Attempts(0, 0, 0, 0, 1);

    public int total() {
        return busy + noAnswer + voicemail + failed + others;
    }

    int with(RetryOutcome outcome) {
        return switch (outcome) {
            case BUSY -> busy;
            case NO_ANSWER -> noAnswer;
            case VOICEMAIL -> voicemail;
            case FAILED -> failed;
        };
    }

    /** One more. */
    public Attempts and(AttemptOutcome outcome) {
        return switch (outcome.triedAgainAs()) {
            case BUSY -> new Attempts(busy + 1, noAnswer, voicemail, failed, others);
            case NO_ANSWER -> new Attempts(busy, noAnswer + 1, voicemail, failed, others);
            case VOICEMAIL -> new Attempts(busy, noAnswer, voicemail + 1, failed, others);
            case FAILED -> new Attempts(busy, noAnswer, voicemail, failed + 1, others);
            case null -> new Attempts(busy, noAnswer, voicemail, failed, others + 1);
        };
    }
}
