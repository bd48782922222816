package io.dialstream.campaigns.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Bodies of 4 MB at most, 20 MB together. */
class SpoolTest {

    private static final long MB = 1 << 20;

    private final Spool spool = new Spool(SpooledRequests.LIMITS);

    private Spool.Place taken(String user, long bytes) {
        var place = spool.place(user);
        place.require(bytes);
        return place;
    }

    private void isFull(String user, long bytes) {
        assertThatThrownBy(() -> taken(user, bytes)).isInstanceOf(Spool.FullException.class);
    }

    @Test
    void aThirdLargeBodyOfATenantIsTooMany() {
        taken("ann", MB);
        var second = taken("ann", 2 * MB);
        isFull("ann", MB);
        taken("ann", MB - 1);
        taken("bob", 4 * MB);
        second.close();
        taken("ann", MB);
    }

    /** Chunked bodies say nothing of their size before they have it. */
    @Test
    void aBodyCountsWhileItGrows() {
        var growing = taken("ann", 100_000);
        taken("ann", MB);
        taken("ann", MB);
        assertThatThrownBy(() -> growing.require(MB)).isInstanceOf(Spool.FullException.class);
        growing.close();
        assertThat(spool.bytes()).isEqualTo(2 * MB);
    }

    @Test
    void manySmallBodiesOfATenantAreNoMoreThanTwoLargeOnes() {
        for (int n = 0; n < 16; n++) {
            taken("ann", MB / 2);
        }
        isFull("ann", MB / 2);
        assertThatCode(() -> taken("bob", MB / 2)).doesNotThrowAnyException();
    }

    @Test
    void allTenantsTogetherHaveNoMoreThanTheVolume() {
        taken("ann", 4 * MB);
        taken("ann", 4 * MB);
        taken("bob", 4 * MB);
        taken("bob", 4 * MB);
        taken("eve", 4 * MB);
        isFull("dan", 100_000);
        assertThat(spool.bytes()).isEqualTo(20 * MB);
    }

    @Test
    void ofBodiesOfAnySizeATenantHasSoManyOnTheirWay() {
        var first = spool.arrival("ann");
        for (int n = 1; n < Spool.ARRIVING_PER_USER; n++) {
            spool.arrival("ann");
        }
        assertThatThrownBy(() -> spool.arrival("ann")).isInstanceOf(Spool.TooManyException.class);
        assertThatCode(() -> spool.arrival("bob")).doesNotThrowAnyException();
        first.close();
        assertThatCode(() -> spool.arrival("ann")).doesNotThrowAnyException();
    }

    @Test
    void whatIsClosedTwiceIsGivenBackOnce() {
        var place = taken("ann", 2 * MB);
        taken("bob", MB);
        place.close();
        place.close();
        assertThat(spool.bytes()).isEqualTo(MB);
    }
}
