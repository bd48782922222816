package io.dialstream.campaigns.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.forecast.ForecastPolicy.Course;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.Schedule;
import io.dialstream.campaigns.rules.Verdict;
import io.dialstream.campaigns.rules.WaitReason;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForecastPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final Instant LATEST = NOW.plusSeconds(6_000);

    private static final Verdict CALLABLE = new Verdict.Callable(LATEST);
    private static final Verdict LISTED = new Verdict.Excluded(ExclusionReason.DO_NOT_CALL);
    private static final Pace NO_CALL_YET = new Pace(5, 1.0, null);

    private static Verdict closedUntil(Instant until) {
        return new Verdict.Wait(until, WaitReason.WINDOW_CLOSED);
    }

    private static List<Judged> judged(Verdict... verdicts) {
        var judged = new JudgedLeads();
        for (int position = 0; position < verdicts.length; position++) {
            judged.add(position, verdicts[position]);
        }
        return judged.grouped();
    }

    private static Forecast forecast(
            @Nullable Instant startsAt, @Nullable Instant endsAt, Verdict... verdicts) {
        return ForecastPolicy.forecast(
                verdicts.length,
                judged(verdicts),
                TimeZones.NONE,
                new Course(NOW, startsAt, endsAt),
                NO_CALL_YET);
    }

    @Test
    void addsUpWhatTheRulesSay() {
        var forecast =
                forecast(
                        null,
                        null,
                        CALLABLE,
                        LISTED,
                        closedUntil(LATEST),
                        new Verdict.Callable(LATER),
                        LISTED,
                        closedUntil(LATER));

        assertThat(forecast)
                .isEqualTo(
                        new Forecast(
                                6,
                                4,
                                2,
                                List.of(new Forecast.Excluded("DO_NOT_CALL", 2, List.of(1, 4))),
                                List.of(new Forecast.Waiting("WINDOW_CLOSED", 2, LATER)),
                                TimeZones.NONE,
                                NOW,
                                null));
    }

    @Test
    void theFirstCallComesWhenTheFirstLeadMayBeCalled() {
        assertThat(forecast(null, null, closedUntil(LATEST), closedUntil(LATER)).firstCallAt())
                .isEqualTo(LATER);
        assertThat(forecast(null, null, LISTED).firstCallAt()).isNull();
    }

    @Test
    void nobodyIsCalledBeforeTheStartNorAfterTheEnd() {
        var before = forecast(LATER, LATEST, CALLABLE, closedUntil(LATEST), LISTED);

        assertThat(before.callableNow()).isZero();
        assertThat(before.callable()).isEqualTo(1);
        assertThat(before.waiting()).containsExactly(new Forecast.Waiting("SCHEDULED", 1, LATER));
        assertThat(before.excluded())
                .extracting(Forecast.Excluded::reason)
                .containsExactly("DO_NOT_CALL", "SCHEDULE_ENDED");
        assertThat(before.firstCallAt()).isEqualTo(LATER);
        assertThat(forecast(NOW, LATEST, CALLABLE).callableNow()).isEqualTo(1);
        assertThat(forecast(null, NOW, CALLABLE).callable()).isZero();
    }

    @Test
    void aScheduleBeginsForWhoHasNotStarted() {
        var schedule = new Schedule(LATER, LATEST);
        assertThat(Course.of(NOW, false, schedule).from()).isEqualTo(LATER);
        assertThat(Course.of(NOW, true, schedule).from()).isEqualTo(NOW);
        assertThat(Course.of(LATEST, false, schedule).from()).isEqualTo(LATEST);
        assertThat(Course.of(NOW, false, null).from()).isEqualTo(NOW);
    }

    @Test
    void namesTheFirstHundredPositionsInTheirOrder() {
        var many = IntStream.range(0, 150).mapToObj(_ -> LISTED).toArray(Verdict[]::new);
        var twice = new java.util.ArrayList<>(judged(many));
        twice.addFirst(new Judged(LISTED, 1, List.of(77_777)));

        var excluded =
                ForecastPolicy.forecast(
                                151,
                                twice,
                                TimeZones.NONE,
                                new Course(NOW, null, null),
                                NO_CALL_YET)
                        .excluded()
                        .getFirst();

        assertThat(excluded.count()).isEqualTo(151);
        assertThat(excluded.positions()).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void takesAsLongAsTheSlotsOrTheAccountNeed() {
        assertThat(new Pace(5, 1.0, 20.0).secondsFor(100)).isEqualTo(400);
        assertThat(new Pace(5, 0.1, 20.0).secondsFor(100)).isEqualTo(1_000);
        assertThat(new Pace(7, null, 1.0).secondsFor(1)).isEqualTo(1);
        assertThat(new Pace(5, 1.0, 20.0).secondsFor(0)).isZero();
        assertThat(NO_CALL_YET.secondsFor(100)).as("nobody knows").isNull();
    }

    @Test
    void countsTheZonesThatLeadsMayBeIn() {
        var berlin = "Europe/Berlin";
        assertThat(TimeZones.of(new Place(null, List.of()))).isEqualTo(new TimeZones(0, 0, 1));
        assertThat(TimeZones.of(new Place(berlin, List.of()))).isEqualTo(new TimeZones(1, 0, 0));
        assertThat(TimeZones.of(new Place(berlin, List.of(berlin))))
                .isEqualTo(new TimeZones(1, 0, 0));
        assertThat(TimeZones.of(new Place(berlin, List.of("Europe/Paris"))))
                .isEqualTo(new TimeZones(0, 1, 0));
        assertThat(new TimeZones(1, 2, 3).and(new TimeZones(10, 20, 30)))
                .isEqualTo(new TimeZones(11, 22, 33));
    }
}
