package io.dialstream.simulation.judge;

import static java.util.stream.Collectors.toSet;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.dispatch.Settled;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadStatus;
import io.dialstream.events.CallIds;
import io.dialstream.events.CallReturned;
import io.dialstream.events.Topics;
import io.dialstream.simulation.engine.Agenda;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.log.Broker;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Whether leads that have called back are left in peace from when the dispatch has handled it. */
final class CallbackJudge {

    /** A command holds for a minute, by clocks that differ by a little. */
    private static final Duration HELD = Duration.ofSeconds(64);

    /**
     * That a lead has called back was handled.
     *
     * @param attempt the last one that was decided on by then
     */
    record Handled(int attempt, Instant at) {}

    private final Surroundings world;
    private final Verdict verdict;

    CallbackJudge(Surroundings world, Verdict verdict) {
        this.world = world;
        this.verdict = verdict;
    }

    /** The dispatch will not be given this event again. */
    void handled(CampaignFile file, CallReturned event) {
        var position = CallIds.positionOf(event.returnsCallId());
        var attempt = file.attempts.getOrDefault(position, 0);
        var now = Agenda.START.plus(world.now(), ChronoUnit.MICROS);
        file.calledBack.putIfAbsent(position, new Handled(attempt, now));
    }

    /** It is stored that a lead is with the dialer. */
    void commanded(CampaignFile file, InFlight entry) {
        var handled = file.calledBack.get(entry.position());
        if (handled != null && file.certainlyCancels()) {
            verdict.check(
                    entry.attempt() <= handled.attempt(),
                    Invariant.CALLED_BACK,
                    entry.callId() + " is asked for although its lead has called back");
            var notAfter = entry.notAfter();
            verdict.check(
                    notAfter == null || !notAfter.isAfter(handled.at().plus(HELD)),
                    Invariant.CALLED_BACK,
                    entry.callId() + " is asked for anew although its lead has called back");
        }
        file.attempts.merge(entry.position(), entry.attempt(), Math::max);
    }

    /** It is stored what becomes of a lead. */
    void settled(CampaignFile file, Settled one) {
        verdict.check(
                one.nextAttemptAt() == null
                        || !file.calledBack.containsKey(one.position())
                        || !file.certainlyCancels(),
                Invariant.CALLED_BACK,
                "lead %d of %s waits although it has called back"
                        .formatted(one.position(), file.id));
    }

    /** Where a lead has come to in the end. */
    void lead(CampaignFile file, Campaign campaign, Lead lead, Broker broker) {
        verdict.same(
                lead.calledBack(),
                callers(campaign, broker).contains(lead.position()),
                Invariant.CALLED_BACK,
                "whether lead %s has called back".formatted(lead.id()));
        verdict.check(
                !lead.calledBack()
                        || !file.certainlyCancels()
                        || lead.status() == LeadStatus.DONE
                        || lead.status() == LeadStatus.EXCLUDED
                        || campaign.status() == CampaignStatus.STOPPED,
                Invariant.CALLED_BACK,
                "lead %s has called back and is %s".formatted(lead.id(), lead.status()));
    }

    private static Set<Integer> callers(Campaign campaign, Broker broker) {
        return broker.all(Topics.CALL_RETURNS).stream()
                .flatMap(events -> events.stream())
                .map(CallReturned.class::cast)
                .filter(event -> event.campaignId().equals(campaign.id()))
                .map(event -> CallIds.positionOf(event.returnsCallId()))
                .collect(toSet());
    }
}
