package io.dialstream.foundation.mongo;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/**
 * The update that makes one version of a document of another and says no more than what differs, so
 * that its size is that of the change and not of the document.
 *
 * <p>Of a list it says which elements are different or new, each by its place, or which are gone,
 * by their keys. If some are gone and others are not where they were, it says the whole list. The
 * result is the same document, to the order of its lists.
 */
public final class DocumentChanges {

    private final Map<String, String> keys;

    /**
     * @param keys the lists of documents, and the path within an element to what no other element
     *     of its list has
     */
    public DocumentChanges(Map<String, String> keys) {
        this.keys = Map.copyOf(keys);
    }

    /** Both have the same fields. Empty when they are equal. */
    public Document between(Document before, Document after) {
        var set = new Document();
        var pull = new Document();
        after.forEach((field, value) -> {
            var old = before.get(field);
            if (Objects.equals(old, value)) {
                return;
            }
            var key = keys.get(field);
            if (key == null) {
                set.append(field, value);
            } else {
                list(field, key, elements(before, field), elements(after, field), set, pull);
            }
        });
        return update(set, pull);
    }

    private static Document update(Document set, Document pull) {
        var update = new Document();
        if (!set.isEmpty()) {
            update.append("$set", set);
        }
        if (!pull.isEmpty()) {
            update.append("$pull", pull);
        }
        return update;
    }

    private static List<Document> elements(Document document, String field) {
        return document.getList(field, Document.class);
    }

    private static void list(
            String field,
            String key,
            List<Document> before,
            List<Document> after,
            Document set,
            Document pull) {
        if (after.size() >= before.size()) {
            setDifferent(field, before, after, set);
            return;
        }
        var left = after.stream().map(element -> at(key, element)).collect(toSet());
        if (without(left, key, before).equals(after)) {
            pull.append(field, new Document(key, new Document("$in", gone(left, key, before))));
        } else {
            set.append(field, after);
        }
    }

    private static void setDifferent(
            String field, List<Document> before, List<Document> after, Document set) {
        for (int i = 0; i < after.size(); i++) {
            if (i >= before.size() || !after.get(i).equals(before.get(i))) {
                set.append(field + "." + i, after.get(i));
            }
        }
    }

    private static List<Document> without(Set<Object> left, String key, List<Document> all) {
        return all.stream().filter(element -> left.contains(at(key, element))).toList();
    }

    private static List<Object> gone(Set<Object> left, String key, List<Document> all) {
        return all.stream()
                .map(element -> at(key, element))
                .filter(value -> !left.contains(value))
                .toList();
    }

    private static Object at(String path, Document element) {
        return requireNonNull(element.getEmbedded(List.of(path.split("\\.")), Object.class));
    }
}
