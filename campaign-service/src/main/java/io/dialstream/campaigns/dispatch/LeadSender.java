package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.Agents;
import io.dialstream.campaigns.dispatch.CallReservations.Requested;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadUpdate;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.logging.LogFields;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes the commands for leads that are in flight: first the leads say so, then their calls are
 * reserved, then the log says so.
 */
@Component
class LeadSender {

    private static final Logger log = LoggerFactory.getLogger(LeadSender.class);

    private final Leads leads;
    private final Agents agents;
    private final CallReservations reservations;
    private final EventLog events;
    private final Counter published;

    LeadSender(
            Leads leads,
            Agents agents,
            CallReservations reservations,
            EventLog events,
            MeterRegistry metrics) {
        this.leads = leads;
        this.agents = agents;
        this.reservations = reservations;
        this.events = events;
        this.published =
                Counter.builder("dialstream.commands.published")
                        .description("Commands to place a call, repeated ones included")
                        .register(metrics);
    }

    /** What a dispatch wants to be sent. */
    record Sending(Dispatch dispatch, List<InFlight> entries) {}

    /**
     * What was not sent.
     *
     * @param withoutAgent dispatches whose agent does not exist
     * @param capped ids of calls that a cap does not allow
     */
    record Unsent(List<Dispatch> withoutAgent, Set<String> capped) {}

    /** Sends all that can be sent, and waits for the log. */
    Unsent send(List<Sending> sendings) {
        var withoutAgent = new ArrayList<Dispatch>();
        var commands = new LinkedHashMap<Requested, PlaceCall>();
        var called = dispatched(sendings);
        for (var sending : sendings) {
            var dispatch = sending.dispatch();
            voice(dispatch)
                    .ifPresentOrElse(
                            voice ->
                                    requested(sending, called)
                                            .forEach(it -> commands.put(it, command(it, voice))),
                            () -> withoutAgent.add(dispatch));
        }
        var capped = reservations.reserve(commands.keySet());
        var allowed =
                commands.values().stream()
                        .filter(command -> !capped.contains(command.callId()))
                        .toList();
        events.publishAndWait(allowed);
        published.increment(allowed.size());
        return new Unsent(withoutAgent, capped);
    }

    private Optional<Voice> voice(Dispatch dispatch) {
        return Optional.ofNullable(dispatch.voice())
                .or(() -> agents.find(dispatch.userId(), dispatch.agentId()).map(Voice::of));
    }

    /** By their ids. */
    private Map<String, Lead> dispatched(List<Sending> sendings) {
        return leads.updated(sendings.stream().flatMap(LeadSender::dispatched).toList()).stream()
                .collect(Collectors.toMap(Lead::id, Function.identity(), (lead, _) -> lead));
    }

    private static Stream<LeadUpdate> dispatched(Sending sending) {
        return sending.entries().stream()
                .map(entry ->
                        LeadUpdate.dispatched(entry.of(sending.dispatch().id()), entry.callId()));
    }

    private static List<Requested> requested(Sending sending, Map<String, Lead> called) {
        var dispatch = sending.dispatch();
        var requested = new ArrayList<Requested>();
        for (var entry : sending.entries()) {
            var lead = called.get(Lead.id(dispatch.id(), entry.position()));
            if (lead == null) {
                try (var _ = LogFields.ofCall(dispatch.campaignId(), entry.callId())) {
                    log.error("Lead {} of {} is not stored", entry.position(), dispatch.id());
                }
            } else {
                requested.add(new Requested(dispatch, entry, lead));
            }
        }
        return requested;
    }

    private static PlaceCall command(Requested requested, Voice voice) {
        var dispatch = requested.dispatch();
        var entry = requested.entry();
        var lead = requested.lead();
        var fallbacks = dispatch.providers().fallbackProviders();
        return new PlaceCall(
                        PlaceCall.eventId(entry.callId()),
                        entry.callId(),
                        dispatch.campaignId(),
                        dispatch.userId(),
                        lead.leadId(),
                        lead.name(),
                        lead.phoneNumber(),
                        entry.attempt(),
                        dispatch.limit(),
                        voice.callerId(),
                        dispatch.providers().provider(),
                        voice.answer().onMachine(dispatch.rules().onMachine()),
                        entry.commandedAt())
                .fallingBackTo(fallbacks.isEmpty() ? null : fallbacks)
                .until(entry.notAfter());
    }
}
