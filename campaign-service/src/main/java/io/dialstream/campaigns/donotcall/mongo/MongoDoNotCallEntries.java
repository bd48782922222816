package io.dialstream.campaigns.donotcall.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.addEachToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.dialstream.campaigns.donotcall.DoNotCallEntries;
import io.dialstream.campaigns.donotcall.DoNotCallEntry;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.IndexBuild;
import io.dialstream.foundation.readiness.Preparation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Repository;

/**
 * Entries as documents whose id is the user's id and the number. How long a user's prefixes are is
 * one document more: a number is looked up together with its beginnings of those lengths alone.
 */
@Repository
class MongoDoNotCallEntries implements DoNotCallEntries, Preparation {

    private static final int PORTION = 1_000;
    private static final int DUPLICATE_KEY = 11000;

    private static final String NUMBER = "number";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String LENGTHS = "lengths";

    /** Behind the last character of any number. */
    private static final String END = "\uFFFF";

    private final MongoCollection<Document> entries;

    MongoDoNotCallEntries(MongoTemplate mongo) {
        this.entries = mongo.getCollection("doNotCall");
    }

    @Override
    public String name() {
        return "indexes of do-not-call lists";
    }

    @Override
    public void prepare() {
        IndexBuild.run(
                entries,
                List.of(
                        new IndexModel(Indexes.ascending("userId", NUMBER)),
                        new IndexModel(
                                Indexes.ascending(EXPIRES_AT), new IndexOptions().sparse(true))));
    }

    @Override
    public DoNotCallEntry put(DoNotCallEntry entry, Instant now) {
        noteLengths(List.of(entry));
        // What has expired is no entry any more, whenever it is deleted: the new one is of today.
        entries.deleteOne(and(eq("_id", id(entry)), lte(EXPIRES_AT, Date.from(now))));
        return toEntry(
                requireNonNull(
                        entries.findOneAndUpdate(
                                eq("_id", id(entry)),
                                combine(
                                        set("userId", entry.userId()),
                                        set(NUMBER, entry.number()),
                                        set("reason", entry.reason()),
                                        set("source", entry.source()),
                                        expiry(entry),
                                        setOnInsert("createdAt", Date.from(entry.createdAt()))),
                                new FindOneAndUpdateOptions()
                                        .upsert(true)
                                        .returnDocument(ReturnDocument.AFTER))));
    }

    /** Absent where it holds for ever, so that the index has only what can expire. */
    private static Bson expiry(DoNotCallEntry entry) {
        var expiresAt = entry.expiresAt();
        return expiresAt == null ? unset(EXPIRES_AT) : set(EXPIRES_AT, Date.from(expiresAt));
    }

    /** Before the entry: whoever finds that finds its length, too. */
    private void noteLengths(List<DoNotCallEntry> some) {
        var lengths =
                some.stream()
                        .filter(DoNotCallEntry::isPrefix)
                        .map(entry -> entry.number().length())
                        .distinct()
                        .toList();
        if (!lengths.isEmpty()) {
            entries.updateOne(
                    eq("_id", lengthsId(some.getFirst().userId())),
                    addEachToSet(LENGTHS, lengths),
                    new UpdateOptions().upsert(true));
        }
    }

    @Override
    public int add(List<DoNotCallEntry> all, Instant now) {
        if (!all.isEmpty()) {
            noteLengths(all);
        }
        // Neighbours lie on the same pages of a store, which are written once for all of them.
        var inOrder = all.stream().sorted(Comparator.comparing(DoNotCallEntry::number)).toList();
        return portions(inOrder).mapToInt(this::addSome).sum();
    }

    private static <T> Stream<List<T>> portions(List<T> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + PORTION)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + PORTION)));
    }

    /**
     * Until each of them is stored, or something is that holds at least as long. Others may write
     * between the read and the writes, so each of those has its condition: what was not there must
     * still not be there, and what is replaced must still hold for a shorter time, or be gone.
     */
    private int addSome(List<DoNotCallEntry> portion) {
        int added = 0;
        var left = portion;
        while (!left.isEmpty()) {
            var there = stored(left);
            var writes =
                    left.stream().filter(it -> !isHeldAsLong(it, there.get(it.number()))).toList();
            left = overtaken(writes, there.keySet());
            added += writes.size() - left.size();
        }
        return added;
    }

    private static boolean isHeldAsLong(DoNotCallEntry entry, @Nullable DoNotCallEntry stored) {
        return stored != null && !entry.outlasts(stored);
    }

    private Map<String, DoNotCallEntry> stored(List<DoNotCallEntry> some) {
        return entries
                .find(in("_id", some.stream().map(MongoDoNotCallEntries::id).toList()))
                .map(MongoDoNotCallEntries::toEntry)
                .into(new ArrayList<>())
                .stream()
                .collect(toMap(DoNotCallEntry::number, Function.identity()));
    }

    /** Writes them, and returns those in whose place others have stored something meanwhile. */
    private List<DoNotCallEntry> overtaken(List<DoNotCallEntry> some, Set<String> there) {
        if (some.isEmpty()) {
            return List.of();
        }
        try {
            entries.bulkWrite(
                    some.stream()
                            .map(it -> there.contains(it.number()) ? longer(it) : fresh(it))
                            .toList(),
                    new BulkWriteOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(it -> it.getCode() == DUPLICATE_KEY)
                    || e.getWriteConcernError() != null) {
                throw e;
            }
            return e.getWriteErrors().stream().map(it -> some.get(it.getIndex())).toList();
        }
    }

    private static WriteModel<Document> fresh(DoNotCallEntry entry) {
        return new InsertOneModel<>(document(entry));
    }

    /** A duplicate key where what is stored holds at least as long by now. */
    private static WriteModel<Document> longer(DoNotCallEntry entry) {
        var expiresAt = entry.expiresAt();
        return new ReplaceOneModel<>(
                and(
                        eq("_id", id(entry)),
                        expiresAt == null
                                ? gt(EXPIRES_AT, Date.from(Instant.EPOCH))
                                : lt(EXPIRES_AT, Date.from(expiresAt))),
                document(entry),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<DoNotCallEntry> find(String userId, String number, Instant now) {
        return Optional.ofNullable(
                        entries.find(and(eq("_id", id(userId, number)), holdsAt(now))).first())
                .map(MongoDoNotCallEntries::toEntry);
    }

    @Override
    public boolean delete(String userId, String number, Instant now) {
        return entries.deleteOne(and(eq("_id", id(userId, number)), holdsAt(now))).getDeletedCount()
                == 1;
    }

    @Override
    public List<DoNotCallEntry> list(
            String userId, String beginning, @Nullable String after, int count, Instant now) {
        return entries.find(
                        and(
                                eq("userId", userId),
                                after == null || after.compareTo(beginning) < 0
                                        ? gte(NUMBER, beginning)
                                        : gt(NUMBER, after),
                                lt(NUMBER, beginning + END),
                                holdsAt(now)))
                .sort(Sorts.ascending("userId", NUMBER))
                .limit(count)
                .map(MongoDoNotCallEntries::toEntry)
                .into(new ArrayList<>());
    }

    /** What holds longer meanwhile stays. */
    @Override
    public int deleteExpired(Instant moment, int most) {
        var hasExpired = lte(EXPIRES_AT, Date.from(moment));
        var expired =
                entries.find(hasExpired)
                        .projection(Projections.include("_id"))
                        .limit(most)
                        .map(document -> document.getString("_id"))
                        .into(new ArrayList<>());
        entries.deleteMany(and(in("_id", expired), hasExpired));
        return expired.size();
    }

    private static Bson holdsAt(Instant now) {
        return or(eq(EXPIRES_AT, null), gt(EXPIRES_AT, Date.from(now)));
    }

    @Override
    public Set<PhoneNumber> listed(String userId, Collection<PhoneNumber> numbers, Instant now) {
        return portions(List.copyOf(numbers))
                .flatMap(portion -> listedOf(userId, portion, now))
                .collect(toSet());
    }

    /** Few users have prefixes: where there are none, it is one query. */
    private Stream<PhoneNumber> listedOf(String userId, List<PhoneNumber> numbers, Instant now) {
        var wanted = numbers.stream().map(PhoneNumber::e164).collect(toSet());
        wanted.add(LENGTHS);
        var found = new HashSet<String>();
        var lengths = new ArrayList<Integer>();
        read(userId, wanted, now)
                .forEach(document -> {
                    found.add(document.getString(NUMBER));
                    lengths.addAll(document.getList(LENGTHS, Integer.class, List.of()));
                });
        var prefixes = new HashSet<String>();
        numbers.forEach(number -> prefixes.addAll(prefixes(number, lengths)));
        if (!prefixes.isEmpty()) {
            read(userId, prefixes, now).forEach(document -> found.add(document.getString(NUMBER)));
        }
        return numbers.stream()
                .filter(number ->
                        found.contains(number.e164())
                                || prefixes(number, lengths).stream().anyMatch(found::contains));
    }

    private FindIterable<Document> read(String userId, Set<String> numbers, Instant now) {
        var ids = numbers.stream().map(number -> id(userId, number)).toList();
        return entries.find(and(in("_id", ids), holdsAt(now)))
                .projection(Projections.include(NUMBER, LENGTHS));
    }

    private static List<String> prefixes(PhoneNumber number, List<Integer> lengths) {
        var e164 = number.e164();
        return lengths.stream()
                .map(length -> length - DoNotCallEntry.ANY.length())
                .filter(length -> length <= e164.length())
                .map(length -> e164.substring(0, length) + DoNotCallEntry.ANY)
                .toList();
    }

    private static String id(DoNotCallEntry entry) {
        return id(entry.userId(), entry.number());
    }

    /** Unambiguous, because a number has no slash. */
    private static String id(String userId, String number) {
        return userId + "/" + number;
    }

    /** No number looks like that. */
    private static String lengthsId(String userId) {
        return id(userId, LENGTHS);
    }

    private static Document document(DoNotCallEntry entry) {
        var document =
                new Document("_id", id(entry))
                        .append("userId", entry.userId())
                        .append(NUMBER, entry.number())
                        .append("reason", entry.reason())
                        .append("source", entry.source())
                        .append("createdAt", Date.from(entry.createdAt()));
        var expiresAt = entry.expiresAt();
        return expiresAt == null ? document : document.append(EXPIRES_AT, Date.from(expiresAt));
    }

    private static DoNotCallEntry toEntry(Document document) {
        var expiresAt = document.getDate(EXPIRES_AT);
        return new DoNotCallEntry(
                document.getString("userId"),
                document.getString(NUMBER),
                document.getString("reason"),
                document.getString("source"),
                expiresAt == null ? null : expiresAt.toInstant(),
                document.getDate("createdAt").toInstant());
    }
}
