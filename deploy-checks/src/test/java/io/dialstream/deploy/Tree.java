package io.dialstream.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A node of a YAML or JSON document; what is not there is an empty one. */
record Tree(@Nullable Object value) {

    static Tree of(String yaml) {
        return all(yaml).getFirst();
    }

    /** The documents of a stream, empty ones left out. */
    static List<Tree> all(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(200);
        var documents = new ArrayList<Tree>();
        new Yaml(new SafeConstructor(options))
                .loadAll(yaml)
                .forEach(document -> {
                    if (document != null) {
                        documents.add(new Tree(document));
                    }
                });
        return documents;
    }

    Tree at(String... path) {
        var node = this;
        for (var name : path) {
            node = new Tree(node.value instanceof Map<?, ?> map ? map.get(name) : null);
        }
        return node;
    }

    String text() {
        return value == null ? "" : value.toString();
    }

    boolean isThere() {
        return value != null;
    }

    /** The elements of a list. */
    Stream<Tree> each() {
        return value instanceof List<?> list ? list.stream().map(Tree::new) : Stream.empty();
    }

    /** The names in a mapping. */
    List<String> names() {
        return value instanceof Map<?, ?> map
                ? map.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** This node and everything below it. */
    Stream<Tree> everything() {
        var below =
                switch (value) {
                    case Map<?, ?> map -> map.values().stream();
                    case List<?> list -> list.stream();
                    case null, default -> Stream.empty();
                };
        return Stream.concat(Stream.of(this), below.flatMap(node -> new Tree(node).everything()));
    }
}
