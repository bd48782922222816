package io.dialstream.stack.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowTest {

    private static final ZoneId HAWAII = ZoneId.of("Pacific/Honolulu");
    private static final ZoneId PUERTO_RICO = ZoneId.of("America/Puerto_Rico");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration OPEN = Duration.ofHours(6).plusMinutes(30);

    @Test
    void opensWithTheNextMinuteOfTheClockThatIsFarthestBehind() {
        for (int hour = 0; hour < 24; hour++) {
            var now = NOON.plus(Duration.ofHours(hour)).plusSeconds(17);

            var window = Window.openingAfter(now, HAWAII, OPEN);

            assertThat(window.opensNext(now, HAWAII)).isEqualTo(Duration.ofSeconds(43));
            assertThat(window.isOpen(now.plusSeconds(42), List.of(HAWAII))).isFalse();
            assertThat(window.isOpen(now.plusSeconds(43), List.of(HAWAII))).isTrue();
            assertThat(window.isOpen(now, List.of(PUERTO_RICO))).isTrue();
            assertThat(window.isOpen(now.plusSeconds(1200), List.of(PUERTO_RICO))).isTrue();
            assertThat(window.everOpens(now, List.of(HAWAII))).isTrue();
            assertThat(window.everOpens(now, List.of(TOKYO))).isTrue();
            assertThat(window.everOpens(now, List.of(PUERTO_RICO, TOKYO))).isFalse();
        }
    }

    @Test
    void isClosedFromItsEndOn() {
        var window = new Window(LocalTime.of(8, 0), 390);

        assertThat(window.isOpen(Instant.parse("2026-11-22T18:29:59Z"), List.of(PUERTO_RICO)))
                .isTrue();
        assertThat(window.isOpen(Instant.parse("2026-11-22T18:30:00Z"), List.of(PUERTO_RICO)))
                .isFalse();
    }

    @Test
    void isPostedInTwoPiecesWhereItGoesAcrossMidnight() {
        var days =
                List.of(
                        "MONDAY",
                        "TUESDAY",
                        "WEDNESDAY",
                        "THURSDAY",
                        "FRIDAY",
                        "SATURDAY",
                        "SUNDAY");

        assertThat(new Window(LocalTime.of(21, 52), 390).posted().get("hours"))
                .isEqualTo(
                        List.of(
                                Map.of("days", days, "from", "21:52", "to", "24:00"),
                                Map.of("days", days, "from", "00:00", "to", "04:22")));
        assertThat(new Window(LocalTime.of(17, 30), 390).posted().get("hours"))
                .isEqualTo(List.of(Map.of("days", days, "from", "17:30", "to", "24:00")));
    }
}
