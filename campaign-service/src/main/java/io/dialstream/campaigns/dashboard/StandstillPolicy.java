package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.diagnosis.Diagnosis;
import io.dialstream.campaigns.diagnosis.DiagnosisCode;
import io.dialstream.events.AccountState;
import io.dialstream.events.CallStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Explains why no call is being started: what the diagnosis says, and what the live calls look
 * like. Explains nothing while calls start as they should.
 */
public final class StandstillPolicy {

    private static final Duration PLACING = Duration.ofSeconds(10);

    /** A provider that tells ringing reports a call that it has taken within seconds. */
    private static final Duration UNREPORTED = Duration.ofSeconds(30);

    private StandstillPolicy() {}

    /** Whether it matters what the live calls look like: a campaign that waits has its reason. */
    static boolean looksAtCalls(Diagnosis diagnosis) {
        return switch (diagnosis.headline()) {
            case null -> true;
            case LIMIT, NO_LEADS_LEFT -> true;
            default -> false;
        };
    }

    /**
     * The most important thing to be said.
     *
     * @param account the state of the accounts that the campaign's calls are placed with
     */
    public static Optional<Explanation> explain(
            Campaign campaign,
            Diagnosis diagnosis,
            LiveCalls live,
            AccountState account,
            Instant now) {
        var headline = diagnosis.headline();
        var explained = looksAtCalls(diagnosis) ? silent(live, now) : Optional.<Explanation>empty();
        return explained.or(() ->
                headline == null || headline == DiagnosisCode.LIMIT
                        ? callLogAway(live)
                        : Optional.of(of(headline, campaign, diagnosis, account)));
    }

    private static Explanation of(
            DiagnosisCode headline, Campaign campaign, Diagnosis diagnosis, AccountState account) {
        var sentence =
                diagnosis.reasons().stream()
                        .filter(reason -> reason.code() == headline)
                        .map(Diagnosis.Reason::message)
                        .findFirst()
                        .orElse("");
        return switch (headline) {
            case NOT_STARTED -> Explanation.waiting("Not started", sentence);
            case SCHEDULED -> Explanation.waiting("Scheduled", sentence);
            case PAUSED ->
                    campaign.statusReason() == null
                            ? Explanation.waiting("Paused", sentence)
                            : Explanation.trouble("Paused because of trouble", sentence);
            case PROVIDER_DOWN ->
                    Explanation.trouble(
                            account == AccountState.CREDENTIALS_REFUSED
                                    ? "The provider refuses our credentials"
                                    : "The provider is down",
                            sentence);
            case WINDOW_CLOSED -> Explanation.calm("Outside the calling window", sentence);
            case ZONE_UNKNOWN -> Explanation.waiting("No time zone is known", sentence);
            case WINDOW_NEVER_OPENS ->
                    Explanation.waiting("The calling window never opens", sentence);
            case DO_NOT_CALL -> Explanation.waiting("Nobody may be called", sentence);
            case CAP -> Explanation.calm("Called as often as is allowed", sentence);
            case RETRY_DUE -> Explanation.calm("The next attempts are due later", sentence);
            case TENANT_LIMIT -> Explanation.calm("All of your slots are taken", sentence);
            case RATE -> Explanation.calm("At the pace of the account", sentence);
            case LIMIT -> Explanation.calm("All slots are taken", sentence);
            case RULES_UNAVAILABLE -> Explanation.trouble("A rule cannot be read", sentence);
            case DEPENDENCY_DOWN ->
                    Explanation.trouble("A part of Dialstream does not answer", sentence);
            case NO_LEADS_LEFT -> Explanation.calm("No lead is left to dial", sentence);
            case OVER -> over(campaign, sentence);
        };
    }

    private static Explanation over(Campaign campaign, String sentence) {
        if (campaign.status() == CampaignStatus.FAILED) {
            return Explanation.trouble("The campaign cannot go on", sentence);
        }
        if (campaign.status() == CampaignStatus.COMPLETED) {
            return Explanation.calm("All leads are done", sentence);
        }
        return Explanation.calm(
                CampaignMove.EndOnSchedule.REASON.equals(campaign.statusReason())
                        ? "Its time is over"
                        : "Stopped",
                sentence);
    }

    private static Optional<Explanation> silent(LiveCalls live, Instant now) {
        return providerSilent(live, now).or(() -> webhooksMissing(live, now));
    }

    private static Optional<Explanation> providerSilent(LiveCalls live, Instant now) {
        var waiting =
                live.thatAre(CallStatus.INITIATED).stream()
                        .filter(call -> isLonger(call.createdAt(), now, PLACING))
                        .count();
        return waiting == 0 || waiting < live.inFlight()
                ? Optional.empty()
                : Optional.of(
                        Explanation.trouble(
                                "The provider does not take calls",
                                "%s about to be dialled, but the provider has not answered, or has asked us to wait. Nobody is dialled twice because of it."
                                        .formatted(count(waiting, "call is", "calls are"))));
    }

    private static Optional<Explanation> webhooksMissing(LiveCalls live, Instant now) {
        var unreported =
                live.thatAre(CallStatus.DIALING).stream()
                        .filter(call -> !live.mayRingUntold(call))
                        .filter(call ->
                                isLonger(
                                        Objects.requireNonNullElse(
                                                call.dialedAt(), call.createdAt()),
                                        now,
                                        UNREPORTED))
                        .count();
        return unreported == 0 || unreported < live.inFlight()
                ? Optional.empty()
                : Optional.of(
                        Explanation.trouble(
                                "The provider reports nothing",
                                "It has taken %s and said nothing since: its webhooks may not reach us. The dialer asks the provider itself, so no slot stays occupied for ever."
                                        .formatted(count(unreported, "call", "calls"))));
    }

    private static Optional<Explanation> callLogAway(LiveCalls live) {
        return live.calls() != null
                ? Optional.empty()
                : Optional.of(
                        Explanation.waiting(
                                "The call log does not answer",
                                "Dialling is not affected; live calls and numbers are shown when it is back."));
    }

    private static boolean isLonger(Instant since, Instant now, Duration than) {
        return Duration.between(since, now).compareTo(than) > 0;
    }

    private static String count(long number, String one, String several) {
        return Formats.number(number) + " " + (number == 1 ? one : several);
    }
}
