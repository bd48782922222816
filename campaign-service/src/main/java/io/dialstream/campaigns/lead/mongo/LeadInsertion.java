package io.dialstream.campaigns.lead.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import io.dialstream.campaigns.lead.Addition;
import io.dialstream.campaigns.lead.Lead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How leads come into their collection: in portions that a slow server stores well within a
 * time-out.
 */
final class LeadInsertion {

    private static final int PORTION = 1_000;
    private static final int DUPLICATE_KEY = 11000;

    private final MongoCollection<Document> leads;

    LeadInsertion(MongoCollection<Document> leads) {
        this.leads = leads;
    }

    void insert(List<Lead> all) {
        portions(all)
                .forEach(portion -> insertMissing(portion.stream().map(LeadDocument::of).toList()));
    }

    boolean add(List<Lead> all, Addition addition) {
        return portions(all)
                .map(portion ->
                        portion.stream().map(lead -> LeadDocument.of(lead, addition)).toList())
                .allMatch(portion -> isStored(portion, addition.number()));
    }

    private static Stream<List<Lead>> portions(List<Lead> all) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + PORTION)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + PORTION)));
    }

    /**
     * What earlier additions have left behind gives way: they cannot be completed any more, so it
     * is nobody's. The process of one may still be at work, and stops where it finds ours. What it
     * stores before that is found by the next insert.
     */
    private boolean isStored(List<Document> portion, int number) {
        var missing = portion;
        while (!missing.isEmpty()) {
            var there = insertMissing(missing);
            var additions = additionsOf(there);
            if (additions.values().stream().anyMatch(theirs -> theirs > number)) {
                return false;
            }
            missing = there.stream().filter(it -> !isBy(number, additions.get(id(it)))).toList();
            removeLeftBehind(missing, number);
        }
        return true;
    }

    private static boolean isBy(int number, @Nullable Integer addition) {
        return addition != null && addition == number;
    }

    private void removeLeftBehind(List<Document> documents, int number) {
        if (!documents.isEmpty()) {
            leads.deleteMany(and(in("_id", ids(documents)), lt(LeadDocument.ADDITION, number)));
        }
    }

    /** With which addition each of those came that are stored. */
    private Map<String, Integer> additionsOf(List<Document> documents) {
        var additions = new HashMap<String, Integer>();
        if (!documents.isEmpty()) {
            leads.find(in("_id", ids(documents)))
                    .projection(Projections.include(LeadDocument.ADDITION))
                    .forEach(it -> additions.put(id(it), LeadDocument.addition(it)));
        }
        return additions;
    }

    /** Stores those that are not there, and returns those that are. */
    private List<Document> insertMissing(List<Document> documents) {
        try {
            leads.insertMany(documents, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (!e.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)
                    || e.getWriteConcernError() != null) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(error -> documents.get(error.getIndex()))
                    .toList();
        }
    }

    private static List<String> ids(List<Document> documents) {
        return documents.stream().map(LeadInsertion::id).toList();
    }

    private static String id(Document document) {
        return document.getString("_id");
    }
}
