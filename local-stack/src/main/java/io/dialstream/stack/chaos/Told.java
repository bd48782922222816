package io.dialstream.stack.chaos;

import io.dialstream.stack.report.SimulatorReport;
import io.dialstream.stack.report.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the vendors let Dialstream know of their calls. Where one tells less than all, a call may
 * end otherwise here than there; that is excused only where a callback was not taken, or too late,
 * and only as the page of the vendor says.
 */
final class Told {

    /** Cannot be asked how a call has ended. */
    private static final Set<String> TELL_NO_ENDS = Set.of("telnyx", "sanspbx");

    /** Their lists have calls whose placement is unclear, and do not say whose they are. */
    private static final Set<String> ONLY_LIST = Set.of("signalwire", "vonage");

    private static final String ANSWER = "in-progress";
    private static final String TELNYX = "telnyx";
    private static final String VONAGE = "vonage";
    private static final String PLIVO = "plivo";

    /** A status may be taken so much earlier than the simulator has noted it. */
    private static final Duration NOTED = Duration.ofSeconds(1);

    /** An answer that was overtaken by the end is waited for so long. */
    private static final Duration OVERTAKEN = Duration.ofSeconds(2);

    private Told() {}

    /** Whether the account says what is true. */
    static boolean isTrue(SimulatorReport.Call call, Account.Call shown) {
        return shown.outcome().equals(call.outcome()) && !shown.isUnknown();
    }

    /** Whether the account says something else, and its vendor has not let it know better. */
    static boolean excuses(SimulatorReport.Call call, Account.Call shown) {
        String vendor = Accounts.vendorOf(call.account());
        if (isTrue(call, shown)) {
            return false;
        }
        if (shown.isUnknown()) {
            return !vendor.equals(Accounts.FIRST) && !isFirstKnownIn(call, patience(vendor));
        }
        return switch (shown.status()) {
            case "FAILED" ->
                    isUnknownEnd(vendor, call, shown)
                            || (isUnknownDecline(vendor, call, shown)
                                    && !isEndKnownIn(call, Arena.SILENT));
            case "NO_ANSWER" ->
                    isExcusedSilence(vendor, call) && !isAnswerKnownInTime(vendor, call);
            case "COMPLETED" ->
                    vendor.equals(TELNYX)
                            && call.status().equals("completed")
                            && shown.durationSeconds() == null
                            && !call.told().containsKey(ANSWER);
            default -> false;
        };
    }

    /** A call that is only in a list is given up when it has ended there. */
    private static Duration patience(String vendor) {
        return ONLY_LIST.contains(vendor) ? Arena.SILENT : Arena.UNCLEAR;
    }

    /** Plivo can be asked for a call by the id that any of its callbacks shows, and by no other. */
    private static boolean isUnknownEnd(
            String vendor, SimulatorReport.Call call, Account.Call shown) {
        return "END_UNKNOWN".equals(shown.reason())
                && ((TELL_NO_ENDS.contains(vendor) && !isEndKnownIn(call, Arena.UNCLEAR))
                        || (vendor.equals(PLIVO) && !isFirstKnownIn(call, Arena.UNCLEAR)));
    }

    /** Asked for a call, Vonage says that it was rejected, and not by whom. */
    private static boolean isUnknownDecline(
            String vendor, SimulatorReport.Call call, Account.Call shown) {
        return vendor.equals(VONAGE)
                && call.status().equals("busy")
                && "UNKNOWN".equals(shown.reason());
    }

    /** The end of an answered call that does not say that it was answered. */
    private static boolean isExcusedSilence(String vendor, SimulatorReport.Call call) {
        boolean completed = call.status().equals("completed");
        return completed
                && (vendor.equals(TELNYX)
                        || (vendor.equals(VONAGE)
                                && Objects.requireNonNullElse(call.durationSeconds(), 0) == 0));
    }

    private static boolean isFirstKnownIn(SimulatorReport.Call call, Duration patience) {
        return call.told().values().stream().anyMatch(at -> isIn(call.createdAt(), at, patience));
    }

    private static boolean isEndKnownIn(SimulatorReport.Call call, Duration patience) {
        return isIn(call.createdAt(), call.told().get(call.status()), patience);
    }

    private static boolean isAnswerKnownInTime(String vendor, SimulatorReport.Call call) {
        return isIn(endKnown(vendor, call), call.told().get(ANSWER), OVERTAKEN);
    }

    /** Of a call that was silent, Vonage tells the end without the answer when it is asked. */
    private static Instant endKnown(String vendor, SimulatorReport.Call call) {
        Instant told =
                Objects.requireNonNullElse(
                        call.told().getOrDefault(call.status(), call.endedAt()), Instant.MIN);
        Instant asked = call.createdAt().plus(Arena.SILENT);
        return vendor.equals(VONAGE) && asked.isBefore(told) ? asked : told;
    }

    private static boolean isIn(Instant begin, @Nullable Instant at, Duration patience) {
        return at != null && at.isBefore(begin.plus(patience).minus(NOTED));
    }

    /** What a call comes to; of one that is excused, what the account could know. */
    static Usage owed(SimulatorReport.Call call, Account.@Nullable Call shown) {
        if (shown == null || !excuses(call, shown)) {
            return Usage.of(call);
        }
        boolean answered = shown.status().equals("COMPLETED") || shown.durationSeconds() != null;
        return new Usage(
                shown.isUnknown() ? 0 : 1,
                answered ? 1 : 0,
                Objects.requireNonNullElse(shown.durationSeconds(), 0));
    }
}
