package io.dialstream.foundation.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.foundation.problem.InvalidRequestException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @Test
    void aCursorComesBackAsItWasGivenOut() {
        var cursor = new Cursor(NOON, "call~with~the-separator");

        assertThat(Cursor.decode(cursor.encoded())).isEqualTo(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "bm90IGEgY3Vyc29y", "%%%"})
    void refusesACursorThatNobodyGaveOut(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.fields().getFirst().field()).isEqualTo("cursor"));
    }

    @Test
    void refusesACursorWhoseTimeNoStoreCanHold() {
        var cursor = new Cursor(Instant.MAX, "x").encoded();

        assertThatThrownBy(() -> Cursor.decode(cursor)).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void theSurplusItemOnlySaysThatThereIsMore() {
        var page = Page.of(List.of("a", "b", "c"), 2, item -> new Cursor(NOON, item));

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.decode(page.nextCursor())).isEqualTo(new Cursor(NOON, "b"));
    }

    @Test
    void theLastPageHasNoCursor() {
        var page = Page.of(List.of("a", "b"), 2, item -> new Cursor(NOON, item));

        assertThat(page.nextCursor()).isNull();
    }

    @Test
    void takesFiftyUnlessTold() {
        assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(50, null));
        assertThat(PageRequest.of(200, null).limit()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201})
    void refusesALimitOutOfRange(int limit) {
        assertThatThrownBy(() -> PageRequest.of(limit, null))
                .isInstanceOf(InvalidRequestException.class);
    }
}
