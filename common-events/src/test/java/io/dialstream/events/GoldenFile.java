package io.dialstream.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of an example as it was promised, kept in {@code golden/<name>.json}. */
record GoldenFile(String name, String text) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    static GoldenFile of(String name) {
        return at(name, "/golden/" + name + ".json");
    }

    /** As an earlier version wrote it, kept in {@code former/<name>.json}. */
    static GoldenFile former(String name) {
        return at(name, "/former/" + name + ".json");
    }

    private static GoldenFile at(String name, String path) {
        try (var file = GoldenFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new AssertionError("there is no golden file " + path);
            }
            return new GoldenFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A tree of its own for each caller, fields in the order of the file. */
    ObjectNode tree() {
        return (ObjectNode) MAPPER.readTree(text);
    }

    ObjectNode without(String field) {
        var tree = tree();
        tree.remove(field);
        return tree;
    }
}
