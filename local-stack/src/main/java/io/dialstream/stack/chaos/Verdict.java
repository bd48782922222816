package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
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

    /**
     * The campaign in numbers.
     *
     * @param elsewhere calls that an account has that was not the first of its campaign
     * @param untold calls that end otherwise than they did, since their vendor has not let us know
     */
    record Numbers(
            int leads,
            int called,
            int unknown,
            int skipped,
            int mostLive,
            int elsewhere,
            int untold,
            Duration taken) {

        static final Numbers NONE = new Numbers(0, 0, 0, 0, 0, 0, 0, Duration.ZERO);

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
                    count(evidence, call -> evidence.accounts().areLeftFor(call.account())),
                    count(evidence, call -> isUntold(evidence, call)),
                    taken);
        }

        private static int count(Evidence evidence, Predicate<SimulatorReport.Call> which) {
            return (int) evidence.truth().calls().stream().filter(which).count();
        }

        private static boolean isUntold(Evidence evidence, SimulatorReport.Call call) {
            Account.Call shown = evidence.shown(call);
            return shown != null && Told.excuses(call, shown);
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
