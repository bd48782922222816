package io.dialstream.foundation.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.dialstream.foundation.testing.MongoFixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentChangesIT {

    private static final DocumentChanges CHANGES =
            new DocumentChanges(Map.of("list", "id", "deep", "of.id"));

    private static MongoCollection<Document> stored;

    @BeforeAll
    static void start() {
        stored = MongoFixture.emptyDatabase().getCollection("documents");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a1 b1 c1 | a1 b1 c1    | {}
                    a1 b1 c1 | a1 b2 c1    | {"$set": {"list.1": {"id": "b", "n": 2}}}
                    a1 b1 c1 | a1 d1 c1    | {"$set": {"list.1": {"id": "d", "n": 1}}}
                    a1 b1    | a1 b1 c1    | {"$set": {"list.2": {"id": "c", "n": 1}}}
                    a1 b1 c1 | b1 c1       | {"$pull": {"list": {"id": {"$in": ["a"]}}}}
                    a1 b1 c1 | b1          | {"$pull": {"list": {"id": {"$in": ["a", "c"]}}}}
                    a1 b1    | ''          | {"$pull": {"list": {"id": {"$in": ["a", "b"]}}}}
                    a1 b1 c1 | b1 c2       | {"$set": {"list": [{"id": "b", "n": 1}, {"id": "c", "n": 2}]}}
                    a1 b1 c1 | c1 b1       | {"$set": {"list": [{"id": "c", "n": 1}, {"id": "b", "n": 1}]}}
                    """)
    void saysNoMoreThanWhatDiffers(String before, String after, String update) {
        assertThat(CHANGES.between(document(1, before), document(1, after)))
                .isEqualTo(Document.parse(update));
    }

    @Test
    void replacesWhatIsNoListAsAWhole() {
        assertThat(CHANGES.between(document(1, "a1"), document(2, "a1")))
                .isEqualTo(Document.parse("{\"$set\": {\"version\": 2}}"));
    }

    /** Whatever comes and goes, the server has what a replacement would have put there. */
    @Test
    void makesOneDocumentOfTheOther() {
        var random = new Random(17);
        var before = deep(document(0, ""));
        stored.insertOne(withId(before));
        for (int version = 1; version <= 2_000; version++) {
            var after = deep(document(version, changed(random, words(before))));
            var wanted = new Document("_id", "x").append("version", version - 1);
            var result = stored.updateOne(wanted, CHANGES.between(before, after));
            assertThat(result.getMatchedCount()).isOne();
            assertThat(stored.find().first()).isEqualTo(withId(after));
            before = after;
        }
    }

    private static Document withId(Document document) {
        return new Document(document).append("_id", "x");
    }

    private static String changed(Random random, List<String> words) {
        var next = new ArrayList<>(words);
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int at = next.isEmpty() ? 0 : random.nextInt(next.size());
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (!next.isEmpty()) {
                        next.remove(at);
                    }
                }
                case 1 -> {
                    if (!next.isEmpty()) {
                        next.set(at, next.get(at).charAt(0) + "" + random.nextInt(10));
                    }
                }
                default -> {
                    var fresh = (char) ('a' + random.nextInt(26));
                    if (next.stream().noneMatch(word -> word.charAt(0) == fresh)) {
                        next.add(random.nextBoolean() ? next.size() : at, fresh + "1");
                    }
                }
            }
        }
        return String.join(" ", next);
    }

    private static List<String> words(Document document) {
        return document.getList("list", Document.class).stream()
                .map(element -> element.getString("id") + element.getInteger("n"))
                .toList();
    }

    private static Document document(int version, String words) {
        var list =
                Arrays.stream(words.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(DocumentChangesIT::element)
                        .toList();
        return new Document("list", list).append("version", version);
    }

    private static Document deep(Document document) {
        var list = document.getList("list", Document.class);
        return document.append("deep", list.stream().map(it -> new Document("of", it)).toList());
    }

    private static Document element(String word) {
        return new Document("id", word.substring(0, 1))
                .append("n", Integer.parseInt(word.substring(1)));
    }
}
