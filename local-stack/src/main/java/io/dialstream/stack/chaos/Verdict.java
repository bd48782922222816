package io.dialstream.stack.chaos;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a round.
 *
 * @param struck since the beginning of the run
 * @param ended how many calls had ended when it struck
 * @param notes what is worth telling beside the numbers
 */
record Verdict(
        Round round,
        Duration struck,
        int ended,
        Numbers numbers,
        List<String> notes,
        List<String> violations) {

    /** The campaign in numbers. */
    record Numbers(int leads, int called, int unknown, int skipped, int mostLive, Duration taken) {

        static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, Duration.ZERO);

        static Numbers of(Evidence evidence, Duration taken) {
            Account.Campaign campaign = evidence.campaign();
            return new Numbers(
                    campaign.totalLeads(),
                    evidence.truth().calls().size(),
                    (int)
                            evidence.account().calls().stream()
                                    .filter(Account.Call::isUnknown)
                                    .count(),
                    campaign.skippedLeads(),
                    evidence.truth().tally(campaign.id()).maxLiveCalls(),
                    taken);
        }
    }

    static Verdict of(
            Round round, Duration struck, int ended, Strike strike, Trial.Judgement judgement) {
        return new Verdict(
                        round,
                        struck,
                        ended,
                        judgement.numbers(),
                        strike.notes(),
                        strike.violations())
                .with(judgement.violations());
    }

    boolean holds() {
        return violations.isEmpty();
    }

    /** What a later look found. */
    Verdict and(Trial.Judgement later) {
        return with(later.violations());
    }

    private Verdict with(List<String> more) {
        return new Verdict(
                round,
                struck,
                ended,
                numbers,
                notes,
                Stream.concat(violations.stream(), more.stream()).toList());
    }
}
