package io.dialstream.campaigns.campaign;

import static io.dialstream.campaigns.campaign.CampaignFixtures.aPlannedCampaign;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.lead.InMemoryLeads;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.timer.ManualAlarm;
import io.dialstream.campaigns.timer.MovableClock;
import io.dialstream.events.CampaignStarted;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.problem.ConflictException;
import io.dialstream.foundation.testing.InMemoryEventLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Requests that add leads, and a start, at the same time: in every order in which two of them can
 * come to the stores, and in many of those of three. Whatever the order, a request's leads are the
 * campaign's all or not at all, its answer says which, what is the campaign's stays so, and a start
 * tells all of it.
 */
class LeadAdditionTurnsTest {

    private static final int BEFORE = 1;
    private static final int EACH = 2;

    /** Accesses of a request: read, is it done, begin, its leads, complete; read, is it done. */
    private static final int TURNS = 3 + EACH + 3;

    private static final int TURNS_OF_A_START = 4;
    private static final int SHUFFLES = 4_000;

    @Test
    void twoRequestsInEveryOrder() {
        orders(TURNS, TURNS, order -> new Course(order).run("a", "b").check());
    }

    @Test
    void theSameRequestTwiceInEveryOrder() {
        orders(
                TURNS,
                TURNS,
                order -> {
                    var course = new Course(order).run("a", "a").check();
                    assertThat(course.visible()).as("%s", order).hasSize(EACH);
                });
    }

    @Test
    void aRequestAndAStartInEveryOrder() {
        orders(TURNS, TURNS_OF_A_START, order -> new Course(order).run("a", "start").check());
    }

    @Test
    void threeRequestsAndAStartInManyOrders() {
        var turns = new ArrayList<Integer>();
        for (int process = 0; process < 3; process++) {
            turns.addAll(Collections.nCopies(TURNS, process));
        }
        turns.addAll(Collections.nCopies(TURNS_OF_A_START, 3));
        var random = new Random(17);
        for (int i = 0; i < SHUFFLES; i++) {
            Collections.shuffle(turns, random);
            new Course(List.copyOf(turns)).run("a", "b", "a", "start").check();
        }
    }

    private static void orders(int first, int second, Consumer<List<Integer>> course) {
        orders(first, second, new ArrayList<>(), course);
    }

    private static void orders(
            int first, int second, List<Integer> begun, Consumer<List<Integer>> course) {
        if (first == 0 && second == 0) {
            course.accept(List.copyOf(begun));
        }
        if (first > 0) {
            begun.addLast(0);
            orders(first - 1, second, begun, course);
            begun.removeLast();
        }
        if (second > 0) {
            begun.addLast(1);
            orders(first, second - 1, begun, course);
            begun.removeLast();
        }
    }

    /** What happens in one order. */
    private static final class Course {

        private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
        private final InMemoryLeads leads = new InMemoryLeads();
        private final InMemoryEventLog log = new InMemoryEventLog();
        private final Map<Integer, String> answers = new ConcurrentHashMap<>();
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final List<Integer> order;
        private final Turns turns;
        private List<String> names = List.of();
        private List<String> seen = List.of();

        Course(List<Integer> order) {
            this.order = order;
            this.turns = new Turns(order, this::seeWhatIsVisible);
            campaigns.insert(aPlannedCampaign("campaign", BEFORE));
        }

        Course run(String... processes) {
            names = List.of(processes);
            var threads =
                    IntStream.range(0, processes.length)
                            .mapToObj(process -> Thread.ofVirtual().start(() -> answer(process)))
                            .toList();
            for (var thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return this;
        }

        private void answer(int process) {
            try {
                if (names.get(process).equals("start")) {
                    shells(process).moves().request("ann", "campaign", new CampaignMove.Start());
                } else {
                    add(process, names.get(process));
                }
                answers.put(process, "yes");
            } catch (ConflictException e) {
                answers.put(process, "no");
            } catch (Throwable e) {
                failures.add(e);
            } finally {
                turns.ends(process);
            }
        }

        private void add(int process, String name) {
            var shells = shells(process);
            var campaign = turns.on(Campaigns.class, campaigns, process).ofUser("ann", "campaign");
            var added =
                    IntStream.rangeClosed(1, EACH)
                            .mapToObj(n -> lead(name, n, campaign.totalLeads() + n))
                            .toList();
            var first = added.getFirst().phoneNumber().e164();
            var _ =
                    shells.addition()
                            .add(campaign, new LeadAddition.Request(name, first, () -> added));
        }

        private static Lead lead(String name, int n, int position) {
            var number = new PhoneNumber("+1415555%d%03d".formatted(name.codePointAt(0), n));
            return Lead.pending("campaign", position, name + n, name, number, Map.of());
        }

        private CampaignShells shells(int process) {
            var clock = new MovableClock();
            return new CampaignShells(
                    turns.on(Campaigns.class, campaigns, process),
                    OneByOne.of(turns.on(Leads.class, leads, process)),
                    log,
                    new ManualAlarm(clock),
                    clock);
        }

        List<String> visible() {
            var campaign = campaigns.find("campaign").orElseThrow();
            return leads.list("campaign", null, BEFORE, campaign.totalLeads(), 100).stream()
                    .map(Lead::leadId)
                    .toList();
        }

        private void seeWhatIsVisible() {
            var now = visible();
            assertThat(now.subList(0, Math.min(now.size(), seen.size())))
                    .as("%s", order)
                    .isEqualTo(seen);
            seen = now;
        }

        Course check() {
            assertThat(failures).as("%s", order).isEmpty();
            var campaign = campaigns.find("campaign").orElseThrow();
            assertThat(seen).as("%s", order).hasSize(campaign.totalLeads() - BEFORE);
            for (int process = 0; process < names.size(); process++) {
                var name = names.get(process);
                if (name.equals("start")) {
                    assertThat(log.published(CampaignStarted.class))
                            .as("%s", order)
                            .extracting(CampaignStarted::totalLeads)
                            .containsOnly((long) campaign.totalLeads());
                } else {
                    checkAnswer(process, name);
                }
            }
            return this;
        }

        private void checkAnswer(int process, String name) {
            long visible = seen.stream().filter(id -> id.startsWith(name)).count();
            var what = "%s to %s in %s".formatted(answers, names, order);
            assertThat(visible).as(what).isIn(0L, (long) EACH);
            if (Collections.frequency(names, name) == 1) {
                assertThat("yes".equals(answers.get(process))).as(what).isEqualTo(visible > 0);
            } else if ("yes".equals(answers.get(process))) {
                assertThat(visible).as(what).isPositive();
            }
        }
    }
}
