package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;
import io.dialstream.campaigns.dispatch.DispatchPolicy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.CampaignEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Explains why no call is being started, from what is stored and what the call log says. Explains
 * nothing while calls start as they should.
 */
public final class StandstillPolicy {

    /** What takes no longer is on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    private static final Duration PLACING = Duration.ofSeconds(10);

    /** A provider that tells ringing reports a call that it has taken within seconds. */
    private static final Duration UNREPORTED = Duration.ofSeconds(30);

    private StandstillPolicy() {}

    public static Optional<Explanation> explain(CampaignDiagnosis diagnosis, Instant now) {
        var campaign = diagnosis.campaign();
        return switch (campaign.status()) {
            case PENDING -> Optional.of(notStarted(campaign));
            case PAUSED -> Optional.of(paused(campaign));
            case COMPLETED ->
                    Optional.of(
                            Explanation.calm(
                                    "All leads are done",
                                    "Every call has ended and the numbers are final."));
            case STOPPED -> Optional.of(stopped(campaign));
            case FAILED ->
                    Optional.of(
                            Explanation.trouble(
                                    "The campaign cannot go on",
                                    Objects.requireNonNullElse(
                                            campaign.statusReason(), "No reason was given.")));
            case RUNNING -> running(diagnosis, now);
        };
    }

    private static Explanation notStarted(Campaign campaign) {
        var schedule = campaign.rules().schedule();
        return schedule == null || schedule.startAt() == null
                ? Explanation.waiting("Not started", "Nobody is called until you start it.")
                : Explanation.waiting(
                        "Scheduled",
                        "It starts by itself at %s, unless you start it before."
                                .formatted(Formats.time(schedule.startAt())));
    }

    private static Explanation paused(Campaign campaign) {
        var reason = campaign.statusReason();
        if (reason == null) {
            return Explanation.waiting(
                    "Paused", "No new call starts until you resume." + stillLive(campaign));
        }
        return reason.startsWith(DispatchPolicy.BAD_LIST)
                ? Explanation.trouble(
                        "Too many numbers are bad",
                        "Of the last calls most have failed for the number that was called, or for the one that we call from: %s. Have a look at the list; if you resume, it counts anew."
                                        .formatted(
                                                reason.substring(DispatchPolicy.BAD_LIST.length())
                                                        .strip())
                                + stillLive(campaign))
                : Explanation.trouble(
                        "The provider refuses our credentials",
                        "It says: %s. The campaign was paused so that no lead is lost; mend the"
                                        .formatted(reason)
                                + " credentials, then resume."
                                + stillLive(campaign));
    }

    private static Explanation stopped(Campaign campaign) {
        long skipped = campaign.skippedLeads();
        return Explanation.calm(
                CampaignMove.EndOnSchedule.REASON.equals(campaign.statusReason())
                        ? "Its time is over"
                        : "Stopped",
                (skipped == 0
                                ? "No lead was left."
                                : count(skipped, "lead was", "leads were") + " not dialled.")
                        + stillLive(campaign));
    }

    private static String stillLive(Campaign campaign) {
        long live = campaign.stats().inFlightCalls();
        return live == 0
                ? ""
                : " " + count(live, "live call goes", "live calls go") + " on until the end.";
    }

    private static Optional<Explanation> running(CampaignDiagnosis diagnosis, Instant now) {
        return Stream.<Supplier<Optional<Explanation>>>of(
                        () -> eventLogAway(diagnosis, now),
                        () -> accountFails(diagnosis),
                        () -> dialerAway(diagnosis, now),
                        () -> providerSilent(diagnosis, now),
                        () -> webhooksMissing(diagnosis, now),
                        () -> callLogAway(diagnosis),
                        () -> lastCalls(diagnosis))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Explanation> eventLogAway(CampaignDiagnosis diagnosis, Instant now) {
        return diagnosis.campaign().pendingEvents().stream()
                .map(CampaignEvent::recordedAt)
                .min(Comparator.naturalOrder())
                .filter(since -> isLonger(since, now, ON_ITS_WAY))
                .map(since ->
                        Explanation.trouble(
                                "Kafka is away",
                                "The latest move is stored since %s and takes effect when Kafka is back."
                                        .formatted(Formats.span(Duration.between(since, now)))));
    }

    /** What waits for the account is not taken up either, so it comes before the dialer. */
    private static Optional<Explanation> accountFails(CampaignDiagnosis diagnosis) {
        return switch (diagnosis.account()) {
            case OK -> Optional.empty();
            case PROVIDER_DOWN ->
                    Optional.of(
                            Explanation.trouble(
                                    "The provider is down",
                                    "Too many calls could not be placed lately, so only one is tried now and then. All others wait, nobody is lost, and dialling goes on by itself when the provider is back."));
            case CREDENTIALS_REFUSED ->
                    Optional.of(
                            Explanation.trouble(
                                    "The provider refuses our credentials",
                                    "The last call that was to be placed was refused for them. Dialling goes on once they are mended."));
        };
    }

    private static Optional<Explanation> dialerAway(CampaignDiagnosis diagnosis, Instant now) {
        return diagnosis.anyTakenUp()
                ? Optional.empty()
                : diagnosis
                        .waitingForDialerSince()
                        .filter(since -> isLonger(since, now, ON_ITS_WAY))
                        .map(since ->
                                Explanation.trouble(
                                        "The dialer is away",
                                        "%s handed to it %s ago, and it has taken up none. It goes on by itself when the dialer-service is back."
                                                .formatted(
                                                        count(
                                                                diagnosis.notTakenUp().size(),
                                                                "lead was",
                                                                "leads were"),
                                                        Formats.span(
                                                                Duration.between(since, now)))));
    }

    private static Optional<Explanation> providerSilent(CampaignDiagnosis diagnosis, Instant now) {
        var waiting =
                diagnosis.callsThatAre(CallStatus.INITIATED).stream()
                        .filter(call -> isLonger(call.createdAt(), now, PLACING))
                        .count();
        return waiting == 0 || waiting < diagnosis.campaign().stats().inFlightCalls()
                ? Optional.empty()
                : Optional.of(
                        Explanation.trouble(
                                "The provider does not take calls",
                                "%s about to be dialled, but the provider has not answered, or has asked us to wait. Nobody is dialled twice because of it."
                                        .formatted(count(waiting, "call is", "calls are"))));
    }

    private static Optional<Explanation> webhooksMissing(CampaignDiagnosis diagnosis, Instant now) {
        var unreported =
                diagnosis.callsThatAre(CallStatus.DIALING).stream()
                        .filter(call -> !diagnosis.mayRingUntold(call))
                        .filter(call ->
                                isLonger(
                                        Objects.requireNonNullElse(
                                                call.dialedAt(), call.createdAt()),
                                        now,
                                        UNREPORTED))
                        .count();
        return unreported == 0 || unreported < diagnosis.campaign().stats().inFlightCalls()
                ? Optional.empty()
                : Optional.of(
                        Explanation.trouble(
                                "The provider reports nothing",
                                "It has taken %s and said nothing since: its webhooks may not reach us. The dialer asks the provider itself, so no slot stays occupied for ever."
                                        .formatted(count(unreported, "call", "calls"))));
    }

    private static Optional<Explanation> callLogAway(CampaignDiagnosis diagnosis) {
        return diagnosis.liveCalls() != null
                ? Optional.empty()
                : Optional.of(
                        Explanation.waiting(
                                "The call log does not answer",
                                "Dialling is not affected; live calls and numbers are shown when it is back."));
    }

    private static Optional<Explanation> lastCalls(CampaignDiagnosis diagnosis) {
        if (!diagnosis.isAllSent()) {
            return Optional.empty();
        }
        long live = diagnosis.campaign().stats().inFlightCalls();
        return Optional.of(
                Explanation.calm(
                        "No lead is left to dial",
                        switch ((int) Math.min(live, 2)) {
                            case 0 -> "The last numbers are being added up.";
                            case 1 -> "The last call is still live.";
                            default ->
                                    "The last %s calls are still live."
                                            .formatted(Formats.number(live));
                        }));
    }

    private static boolean isLonger(Instant since, Instant now, Duration than) {
        return Duration.between(since, now).compareTo(than) > 0;
    }

    private static String count(long number, String one, String several) {
        return Formats.number(number) + " " + (number == 1 ? one : several);
    }
}
