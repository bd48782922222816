package io.dialstream.campaigns.optout;

import static io.dialstream.campaigns.timer.MovableClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.agent.AgentFixtures;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.InMemoryDispatches;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.campaigns.donotcall.InMemoryDoNotCallEntries;
import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CalleeOptedOut;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.testing.Death;
import io.dialstream.foundation.testing.Fuse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callees who press the key, whatever happens to who writes that down. */
class OptOutsTest {

    private static final PhoneNumber ADA = new PhoneNumber("+14155550101");
    private static final PhoneNumber BOB = new PhoneNumber("+14155550102");

    private final MovableClock clock = new MovableClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InMemoryDispatches dispatches = new InMemoryDispatches();
    private final InMemoryLeads leads = new InMemoryLeads();
    private final InMemoryDoNotCallEntries listed = new InMemoryDoNotCallEntries();

    @BeforeEach
    void callThem() {
        for (var id : List.of("c", "single")) {
            dispatches.save(Dispatch.ofSingleCall(id, AgentFixtures.anAgent("a"), START));
        }
        leads.insert(
                List.of(
                        Lead.pending("c", 1, "1", "Ada", ADA, Map.of()),
                        Lead.pending("c", 2, "2", "Bob", BOB, Map.of()),
                        Lead.pending("single", 1, "1", "Ada", ADA, Map.of())));
    }

    @Test
    void areOnTheListOfWhoCalledThemAndShownAsSuch() {
        handle(Fuse.never(), optOut("c-2-1", "c"));

        assertThat(entry("ann", BOB))
                .isEqualTo(
                        new DoNotCallEntry(
                                "ann",
                                BOB.e164(),
                                "opted out in call c-2-1",
                                "OPT_OUT",
                                null,
                                START));
        assertThat(entry("bob", BOB)).isNull();
        assertThat(entry("ann", ADA)).isNull();
        assertThat(optedOut("c", 2)).isTrue();
        assertThat(optedOut("c", 1)).isFalse();
    }

    @Test
    void mayBeCalledOutsideAnyCampaign() {
        handle(Fuse.never(), optOut("single", null));

        assertThat(entry("ann", ADA)).isNotNull();
        assertThat(optedOut("single", 1)).isTrue();
    }

    @Test
    void areOnTheListOnceHoweverOftenItIsDelivered() {
        var event = optOut("c-1-1", "c");
        handle(Fuse.never(), event, event);
        clock.pass(Duration.ofDays(1));
        handle(Fuse.never(), event);

        assertThat(listed.list("ann", "+", null, 10, clock.instant()))
                .extracting(DoNotCallEntry::createdAt)
                .containsExactly(START);
        assertThat(counted()).isEqualTo(1);
    }

    /** What the user decides afterwards holds, also when the event comes once more. */
    @Test
    void stayOffAListThatTheyWereTakenOff() {
        var event = optOut("c-1-1", "c");
        handle(Fuse.never(), event);
        listed.delete("ann", ADA.e164(), clock.instant());

        handle(Fuse.never(), event);
        assertThat(entry("ann", ADA)).isNull();

        handle(Fuse.never(), optOut("c-1-2", "c"));
        assertThat(entry("ann", ADA)).as("pressed again").isNotNull();
    }

    @Test
    void makeAnEntryLastThatWouldExpireAndLeaveOthersAlone() {
        listed.put(listed(ADA, START.plusSeconds(60)), START);
        listed.put(listed(BOB, null), START);

        handle(Fuse.never(), optOut("c-1-1", "c"), optOut("c-2-1", "c"));

        assertThat(entry("ann", ADA))
                .returns(null, DoNotCallEntry::expiresAt)
                .returns("OPT_OUT", DoNotCallEntry::source);
        assertThat(entry("ann", BOB)).returns("API", DoNotCallEntry::source);
        assertThat(optedOut("c", 2)).isTrue();
    }

    @Test
    void areTakenDownWhereverTheProcessEnds() {
        int moment = 1;
        boolean blown;
        do {
            var event = optOut("c-1-" + moment, "c");
            var fuse = Fuse.at(moment);
            try {
                handle(fuse, event);
            } catch (Death _) {
                assertThat(optedOutIn(event.callId()) && entry("ann", ADA) == null)
                        .as("marked and not listed, at %s", moment)
                        .isFalse();
            }
            handle(Fuse.never(), event);

            assertThat(entry("ann", ADA)).isNotNull();
            assertThat(optedOutIn(event.callId())).isTrue();
            listed.delete("ann", ADA.e164(), clock.instant());
            blown = fuse.blown();
            moment++;
        } while (blown);
        assertThat(moment).isGreaterThan(4);
    }

    @Test
    void areIgnoredWhereNobodyKnowsWhomTheCallHasCalled() {
        handle(Fuse.never(), optOut("c-9-1", "c"), optOut("strange", null), optOut("c-1-1", "c"));

        assertThat(listed.list("ann", "+", null, 10, START)).hasSize(1);
    }

    @Test
    void waitForAListThatCannotBeWritten() {
        DoNotCallEntries away =
                (DoNotCallEntries)
                        Proxy.newProxyInstance(
                                DoNotCallEntries.class.getClassLoader(),
                                new Class<?>[] {DoNotCallEntries.class},
                                (_, _, _) -> {
                                    throw new IllegalStateException("away");
                                });

        assertThatThrownBy(() -> optOuts(leads, away).handle(records(optOut("c-1-1", "c"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(optedOut("c", 1)).isFalse();
    }

    private void handle(Fuse fuse, CalleeOptedOut... events) {
        optOuts(fuse.protect(Leads.class, leads), fuse.protect(DoNotCallEntries.class, listed))
                .handle(records(events));
    }

    private OptOuts optOuts(Leads someLeads, DoNotCallEntries entries) {
        return new OptOuts(dispatches, someLeads, entries, clock, metrics);
    }

    private static List<EventRecord> records(CalleeOptedOut... events) {
        return List.of(events).stream().map(event -> new EventRecord(event, 0, 0)).toList();
    }

    private static CalleeOptedOut optOut(String callId, @Nullable String campaignId) {
        return new CalleeOptedOut(
                CalleeOptedOut.eventId(callId), callId, campaignId, null, "twilio", "CA1", START);
    }

    private static DoNotCallEntry listed(PhoneNumber number, @Nullable Instant expiresAt) {
        return new DoNotCallEntry("ann", number.e164(), null, "API", expiresAt, START);
    }

    private @Nullable DoNotCallEntry entry(String userId, PhoneNumber number) {
        return listed.find(userId, number.e164(), clock.instant()).orElse(null);
    }

    private boolean optedOut(String campaignId, int position) {
        return leads.find(campaignId, List.of(position)).getFirst().optedOut();
    }

    private boolean optedOutIn(String callId) {
        return Objects.equals(callId, leads.find("c", List.of(1)).getFirst().optOutCallId());
    }

    private double counted() {
        return metrics.counter("dialstream.opt.outs").count();
    }
}
