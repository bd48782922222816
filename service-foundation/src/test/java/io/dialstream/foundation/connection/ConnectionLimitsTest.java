package io.dialstream.foundation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {

    private final ConnectionLimits limits = new ConnectionLimits(4, 2);
    private final List<Connection> open = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();
    private long now = Long.MAX_VALUE - 2;

    private void passes(Duration time) {
        now += time.toNanos();
    }

    private Connection connection(String client, String name) {
        return new Connection(ClientAddress.of(client), now++, () -> ended.add(name));
    }

    private boolean comes(String client, String name, Consumer<Connection> then) {
        var newcomer = connection(client, name);
        var admitted = limits.admit(newcomer, open, now);
        if (admitted) {
            open.add(newcomer);
            then.accept(newcomer);
        }
        return admitted;
    }

    private boolean comes(String client, String name) {
        return comes(client, name, _ -> {});
    }

    private void isKnown(Connection connection) {
        connection.requestBegun(now++);
        connection.callerKnown();
    }

    @Test
    void endsTheOldestConnectionOfWhoeverHoldsTooMany() {
        comes("10.0.0.1", "other");
        comes("10.0.0.2", "first");
        comes("10.0.0.2", "second");

        assertThat(comes("10.0.0.2", "third")).isTrue();
        assertThat(comes("10.0.0.2", "fourth")).isTrue();
        assertThat(ended).containsExactly("first", "second");
    }

    @Test
    void cutsNoAnswerOffWhenManyOthersComeFromTheSameAddress() {
        var limits = new ConnectionLimits(100, 10);
        var probe = connection("10.0.0.2", "probe");
        probe.requestBegun(now++);
        open.add(probe);
        for (int i = 0; i < 30; i++) {
            if (i == 20) {
                probe.requestEnded(now++, true);
            }
            var another = connection("10.0.0.2", "another");
            assertThat(limits.admit(another, open, now)).isTrue();
            open.add(another);
        }

        assertThat(ended).hasSize(21).doesNotContain("probe");
    }

    @Test
    void aFloodOfRequestsDoesNotKeepNewcomersOut() {
        var limits = new ConnectionLimits(100, 10);
        for (int i = 0; i < 10; i++) {
            var flooding = connection("10.0.0.2", "flooding " + i);
            flooding.requestBegun(now++);
            open.add(flooding);
        }
        for (var newcomer : List.of("probe", "another", "third")) {
            var connection = connection("10.0.0.2", newcomer);
            assertThat(limits.admit(connection, open, now)).isTrue();
            open.add(connection);
        }

        assertThat(ended).containsExactly("flooding 0", "flooding 1", "flooding 2");
    }

    @Test
    void endsWhoeverReadsItsAnswerSlowly() {
        comes("10.0.0.2", "reader", reader -> reader.requestBegun(now++));
        passes(Duration.ofSeconds(2));
        comes("10.0.0.2", "second");
        comes("10.0.0.2", "third");

        assertThat(ended).containsExactly("reader");
    }

    @Test
    void endsTheOldestOfAllWhenAllPlacesAreTaken() {
        comes("10.0.0.1", "first");
        comes("10.0.0.2", "second");
        comes("10.0.0.3", "third");
        comes("10.0.0.4", "fourth");
        passes(ConnectionLimits.BURST);

        assertThat(comes("10.0.0.5", "fifth")).isTrue();
        assertThat(ended).containsExactly("first");
    }

    @Test
    void takesAStrangersRequestForOneThatWaitsAsWell() {
        comes("10.0.0.2", "first", stranger -> stranger.requestBegun(now++));
        comes("10.0.0.2", "second");

        assertThat(comes("10.0.0.2", "third")).isTrue();
        assertThat(ended).containsExactly("first");
    }

    @Test
    void neverEndsTheRequestOfAKnownCallerNorASocket() {
        comes("10.0.0.1", "request", this::isKnown);
        comes("10.0.0.2", "socket", Connection::upgraded);
        comes("10.0.0.3", "another", this::isKnown);
        comes("10.0.0.4", "one more", this::isKnown);
        passes(Duration.ofMinutes(1));

        assertThat(comes("10.0.0.5", "fifth")).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void takesABurstForWhatItIs() {
        comes("10.0.0.1", "first");
        comes("10.0.0.2", "second");
        comes("10.0.0.3", "third");
        comes("10.0.0.4", "fourth");

        assertThat(comes("10.0.0.5", "fifth")).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void whoeverIsKnownMayHoldMoreThanAShare() {
        comes("10.0.0.1", "first", this::isKnown);
        comes("10.0.0.1", "second", this::isKnown);

        assertThat(comes("10.0.0.1", "third")).isTrue();
        assertThat(ended).isEmpty();
    }

    @Test
    void endsStrangersBeforeIdleConnectionsOfThoseWhoWereKnown() {
        for (int i = 1; i <= 3; i++) {
            comes(
                    "10.0.0." + i,
                    "known",
                    connection -> {
                        isKnown(connection);
                        connection.requestEnded(now++, true);
                        connection.answerSent(now++);
                        connection.idle(now++);
                    });
        }
        comes("10.0.0.4", "stranger");
        passes(Duration.ofMinutes(1));

        assertThat(comes("10.0.0.5", "fifth")).isTrue();
        assertThat(ended).containsExactly("stranger");
    }

    @Test
    void aRequestThatFollowsAKnownOneIsAStrangersAgain() {
        Consumer<Connection> onceKnown =
                connection -> {
                    isKnown(connection);
                    connection.requestEnded(now++, true);
                    connection.answerSent(now++);
                    connection.requestBegun(now++);
                };
        comes("10.0.0.2", "first", onceKnown);
        comes("10.0.0.2", "second", onceKnown);

        assertThat(comes("10.0.0.2", "third")).isTrue();
        assertThat(ended).containsExactly("first");
    }

    @Test
    void endsNoAnswerToAKnownCallerBeforeItIsSent() {
        var limits = new ConnectionLimits(1, 1);
        var reader = connection("10.0.0.1", "reader");
        isKnown(reader);
        reader.requestEnded(now++, true);
        passes(Duration.ofMinutes(1));

        assertThat(limits.admit(connection("10.0.0.2", "other"), List.of(reader), now)).isFalse();
        reader.answerSent(now++);
        passes(Duration.ofMinutes(1));
        assertThat(limits.admit(connection("10.0.0.2", "other"), List.of(reader), now)).isTrue();
    }

    @Test
    void aKnownCallersBodyThatNobodyReadsIsEnded() {
        comes(
                "10.0.0.1",
                "unread",
                connection -> {
                    isKnown(connection);
                    connection.requestEnded(now++, false);
                });
        passes(Duration.ofMinutes(1));

        assertThat(open.getFirst().end()).isTrue();
    }

    @Test
    void servesNoRequestThatBeginsWhileItsConnectionEnds() {
        var chosen = connection("10.0.0.1", "chosen");
        chosen.idle(now++);

        assertThat(chosen.end()).isTrue();
        assertThat(chosen.requestBegun(now++)).isFalse();
        assertThat(chosen.callerKnown()).isFalse();
    }

    @Test
    void knowsNoCallerWhoseConnectionHasEndedMeanwhile() {
        var chosen = connection("10.0.0.1", "chosen");
        assertThat(chosen.requestBegun(now++)).isTrue();

        assertThat(chosen.end()).isTrue();
        assertThat(chosen.callerKnown()).isFalse();
    }

    /** It was idle when it was chosen. */
    @Test
    void doesNotEndWhoeverBecameKnownMeanwhile() {
        var chosen = connection("10.0.0.1", "chosen");
        chosen.idle(now++);
        isKnown(chosen);

        assertThat(chosen.end()).isFalse();
        assertThat(ended).isEmpty();
    }

    @Test
    void whoCameAMomentAgoStandsBeforeNobody() {
        var known = connection("10.0.0.1", "known");
        isKnown(known);
        known.requestEnded(now++, true);
        known.answerSent(now++);
        known.idle(now++);
        passes(Duration.ofMinutes(1));
        var stranger = connection("10.0.0.2", "stranger");
        var others = List.of(known, stranger);

        var two = new ConnectionLimits(2, 2);
        assertThat(two.admit(connection("10.0.0.3", "other"), others, now)).isTrue();
        assertThat(ended).containsExactly("known");
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        comes("2001:db8:0:1::1", "first");
        comes("2001:db8:0:1:ffff::2", "second");
        comes("2001:db8:0:2::1", "other");

        assertThat(comes("2001:db8:0:1::3", "third")).isTrue();
        assertThat(ended).containsExactly("first");
    }
}
