package io.dialstream.campaigns.donotcall;

import io.dialstream.foundation.paging.Cursor;
import io.dialstream.foundation.paging.Page;
import io.dialstream.foundation.paging.PageRequest;
import io.dialstream.foundation.problem.NotFoundException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A user's do-not-call list, as its user changes and reads it. */
@Component
public class DoNotCallList {

    private final DoNotCallEntries entries;
    private final DoNotCallValidation validation;
    private final Clock clock;

    DoNotCallList(DoNotCallEntries entries, DoNotCallValidation validation, Clock clock) {
        this.entries = entries;
        this.validation = validation;
        this.clock = clock;
    }

    /**
     * What became of many entries that were given at once.
     *
     * @param added those that the list had not, or that would have held for a shorter time
     * @param unchanged all others, also those that had lapsed
     */
    public record Added(int added, int unchanged) {}

    /**
     * Stores an entry, in place of the one of the same number.
     *
     * @param source where it comes from, unless it says so itself
     */
    public DoNotCallEntry put(String userId, DoNotCallSubmission given, String source) {
        return entries.put(validation.entry(userId, given, source), clock.instant());
    }

    /**
     * Stores many entries, or none when one of them is wrong.
     *
     * @param source where they come from
     * @param field what problems call the nth of them, from 0
     */
    public Added add(
            String userId,
            List<DoNotCallSubmission> given,
            String source,
            DoNotCallValidation.Lapsed lapsed,
            IntFunction<String> field) {
        var all = validation.entries(userId, given, source, lapsed, field);
        int added = entries.add(all, clock.instant());
        return new Added(added, given.size() - added);
    }

    /** The entry of exactly this number or prefix. */
    public Optional<DoNotCallEntry> find(String userId, String number) {
        return entries.find(userId, number, clock.instant());
    }

    /**
     * The entry of exactly this number or prefix.
     *
     * @throws NotFoundException when there is none
     */
    public DoNotCallEntry get(String userId, String number) {
        return find(userId, number).orElseThrow(() -> missing(number));
    }

    /**
     * Takes the entry of exactly this number or prefix away.
     *
     * @throws NotFoundException when there is none
     */
    public void delete(String userId, String number) {
        if (!entries.delete(userId, number, clock.instant())) {
            throw missing(number);
        }
    }

    /**
     * Entries that begin with some text, in the order of their numbers.
     *
     * @param after the number of the one before; null for the beginning
     */
    public List<DoNotCallEntry> list(
            String userId, String beginning, @Nullable String after, int count) {
        return entries.list(userId, beginning, after, count, clock.instant());
    }

    /** A page of the entries that begin with some text, in the order of their numbers. */
    public Page<DoNotCallView> page(String userId, String beginning, PageRequest page) {
        var after = page.after();
        var oneMore = list(userId, beginning, after == null ? null : after.id(), page.limit() + 1);
        return Page.of(oneMore, page.limit(), DoNotCallList::cursorOf).map(DoNotCallView::of);
    }

    /** Sorted by number alone: the time of the cursors means nothing. */
    private static Cursor cursorOf(DoNotCallEntry entry) {
        return new Cursor(Instant.EPOCH, entry.number());
    }

    private static NotFoundException missing(String number) {
        return new NotFoundException(number + " is not on your do-not-call list.");
    }
}
