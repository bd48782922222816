package io.dialstream.campaigns.diagnosis;

import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.dispatch.DispatchPolicy;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.events.AccountState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a reason means and what to do about it, in words for people. */
final class Messages {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm 'UTC on' EEEE, d MMMM yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /** How the reason of a pause begins when the account of a call is not configured. */
    private static final String NO_ACCOUNT = "PROVIDER_NO_ACCOUNT";

    private Messages() {}

    static String of(
            DiagnosisCode code, DiagnosisFacts facts, @Nullable Instant until, Instant now) {
        return switch (code) {
            case NOT_STARTED -> "Nobody is called until you start it.";
            case SCHEDULED ->
                    "It starts by itself at %s, unless you start it before."
                            .formatted(time(Objects.requireNonNull(until)));
            case PAUSED -> paused(facts.statusReason()) + live(facts);
            case PROVIDER_DOWN -> account(facts.account().state());
            case WINDOW_CLOSED ->
                    leads(facts.waiting(WaitReason.WINDOW_CLOSED), "is", "are")
                            + " outside the calling window."
                            + first(until, "The first may be called at %s.")
                            + " Dialling goes on by itself; a wider callingWindow lets it begin"
                            + " earlier.";
            case ZONE_UNKNOWN ->
                    leads(
                            facts.excluded(ExclusionReason.ZONE_UNKNOWN),
                            "has no known time zone, so the calling window cannot be kept and it is"
                                    + " not called. Call it in a new campaign: give it a timeZone,"
                                    + " or the callingWindow a defaultTimeZone.",
                            "have no known time zone, so the calling window cannot be kept and they"
                                    + " are not called. Call them in a new campaign: give each a"
                                    + " timeZone, or the callingWindow a defaultTimeZone.");
            case WINDOW_NEVER_OPENS ->
                    leads(
                            facts.excluded(ExclusionReason.WINDOW_NEVER_OPENS),
                            "is in time zones where the calling window is never open together, so"
                                    + " it is not called. Call it in a new campaign with a wider"
                                    + " callingWindow, or with its own timeZone and LEAD_ONLY.",
                            "are in time zones where the calling window is never open together, so"
                                    + " they are not called. Call them in a new campaign with a"
                                    + " wider callingWindow, or with their own timeZones and"
                                    + " LEAD_ONLY.");
            case DO_NOT_CALL ->
                    leads(facts.excluded(ExclusionReason.DO_NOT_CALL), "is", "are")
                            + " on a do-not-call list, yours or the operator's, and not called."
                            + " Whoever is there by mistake can be called in a new campaign once"
                            + " the entry is deleted.";
            case CAP ->
                    leads(facts.waiting(WaitReason.CAP), "was", "were")
                            + " called as often as the attemptCap allows."
                            + first(until, "The first may be called again at %s.")
                            + " Dialling goes on by itself.";
            case RETRY_DUE ->
                    leads(facts.waiting(WaitReason.RETRY), "was", "were")
                            + " not reached and will be called again, as retry says."
                            + first(until, "The first is due at %s.");
            case TENANT_LIMIT ->
                    "You have as many live calls as you may have in all campaigns. The next lead is"
                            + " called when one of them ends.";
            case RATE ->
                    "Calls wait because the provider account allows only so many in a second. They"
                            + " are placed one after the other; more at once need an account that"
                            + " allows more.";
            case LIMIT ->
                    (facts.limit() == 1
                                    ? "The only slot is taken."
                                    : "All %,d slots are taken.".formatted(facts.limit()))
                            + " The next lead is called when a call ends.";
            case RULES_UNAVAILABLE ->
                    leads(facts.waiting(WaitReason.RULES_UNAVAILABLE), "waits", "wait")
                            + " because a rule cannot be evaluated: the do-not-call list or the"
                            + " calls that count for the attemptCap cannot be read, or a time zone"
                            + " is unknown to the service. It is tried again by itself. If it stays"
                            + " so, tell the operator.";
            case DEPENDENCY_DOWN -> dependency(facts, now);
            case NO_LEADS_LEFT -> lastCalls(facts);
            case OVER -> over(facts);
        };
    }

    private static String paused(@Nullable String reason) {
        if (reason == null) {
            return "No new call starts until you resume.";
        }
        if (reason.startsWith(DispatchPolicy.BAD_LIST)) {
            return ("Too many of the last calls failed because of bad numbers, those that were"
                            + " called or the one that we call from: %s. Check the list; if you"
                            + " resume, the count starts anew.")
                    .formatted(reason.substring(DispatchPolicy.BAD_LIST.length()).strip());
        }
        var why =
                reason.startsWith(NO_ACCOUNT)
                        ? "The provider account of a call is not configured any more: %s. The"
                                + " campaign was paused so that no lead is lost; put the account"
                                + " back, then resume."
                        : "The provider refuses our credentials. It says: %s. The campaign was"
                                + " paused so that no lead is lost; mend the credentials, then"
                                + " resume.";
        return why.formatted(withoutStop(reason));
    }

    /** The provider's own sentence may have a full stop, and ours has one. */
    private static String withoutStop(String sentence) {
        var text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static String account(AccountState state) {
        return state == AccountState.CREDENTIALS_REFUSED
                ? "The provider has refused the credentials of the last call that was to be placed."
                        + " Dialling goes on once they are mended."
                : "Too many calls could not be placed lately, so only one is tried now and then. All"
                        + " others wait, nobody is lost, and dialling goes on by itself when the"
                        + " provider is back.";
    }

    private static String dependency(DiagnosisFacts facts, Instant now) {
        if (DiagnosisPolicy.isKafkaAway(facts, now)) {
            return "Kafka does not answer: the latest change of the campaign has been stored for %d s"
                            .formatted(seconds(facts.moveWaitsSince(), now))
                    + " and takes effect when it is back. If it stays so, tell the operator.";
        }
        long since = seconds(facts.calls().commandedSince(), now);
        return leads(
                        facts.calls().commanded(),
                        "was handed to the dialer %d s ago and has not been taken up."
                                .formatted(since),
                        "were handed to the dialer %d s ago and have not been taken up."
                                .formatted(since))
                + " It goes on by itself when the dialer-service is back. If it stays so, tell the"
                + " operator.";
    }

    private static long seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Duration.between(since, now).toSeconds();
    }

    private static String lastCalls(DiagnosisFacts facts) {
        long live = facts.calls().live();
        return switch ((int) Math.min(live, 2)) {
            case 0 ->
                    "No lead is left to be called."
                            + (facts.isRunning() ? " The last numbers are being added up." : "");
            case 1 -> "No lead is left to be called. The last call is still live.";
            default ->
                    "No lead is left to be called. The last %,d calls are still live."
                            .formatted(live);
        };
    }

    private static String over(DiagnosisFacts facts) {
        return switch (facts.status()) {
            case COMPLETED -> "Every call has ended and the numbers are final.";
            case FAILED ->
                    "The campaign cannot go on: "
                            + Objects.requireNonNullElse(
                                    facts.statusReason(), "no reason was given.");
            default ->
                    (CampaignMove.EndOnSchedule.REASON.equals(facts.statusReason())
                                    ? "It was stopped by its schedule. "
                                    : "It was stopped. ")
                            + (facts.skippedLeads() == 0
                                    ? "No lead was left."
                                    : leads(facts.skippedLeads(), "was", "were") + " not dialled.")
                            + live(facts);
        };
    }

    private static String live(DiagnosisFacts facts) {
        long live = facts.calls().live();
        if (live == 0) {
            return "";
        }
        return live == 1
                ? " 1 live call goes on until the end."
                : " %,d live calls go on until the end.".formatted(live);
    }

    private static String leads(long number, String one, String several) {
        return "%,d lead%s %s"
                .formatted(number, number == 1 ? "" : "s", number == 1 ? one : several);
    }

    private static String first(@Nullable Instant until, String sentence) {
        return until == null ? "" : " " + sentence.formatted(time(until));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
