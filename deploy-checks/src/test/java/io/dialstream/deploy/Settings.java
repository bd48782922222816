package io.dialstream.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment variables that the services understand, as their sources say. */
final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern PROPERTIES =
            Pattern.compile(
                    "@ConfigurationProperties\\(\"([a-z.-]+)\"\\)\\s*(?:public )?record \\w+\\((.*?)\\) ?\\{",
                    Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    /** Spring Boot's own, by their beginnings, and what only the image uses. */
    private static final Set<String> OF_SPRING =
            Set.of("SPRING_KAFKA_CONSUMER_PROPERTIES_", "LOGGING_STRUCTURED_", "SERVER_ADDRESS");

    private static final Pattern OF_AN_ACCOUNT =
            Pattern.compile("DIALSTREAM_PROVIDER_[A-Z0-9]+_([A-Z0-9]+)");
    private static final Pattern ASKED_OF_AN_ACCOUNT =
            Pattern.compile("new Setting\\(\\s*\"([A-Z_]+)\"");

    private Settings() {}

    static boolean isKnown(String variable) {
        return OF_SPRING.stream().anyMatch(variable::startsWith)
                || known().contains(variable)
                || isOfAnAccount(variable);
    }

    private static boolean isOfAnAccount(String variable) {
        var name = OF_AN_ACCOUNT.matcher(variable);
        return name.matches() && ofAccounts().contains(name.group(1));
    }

    /** What vendors ask to be told about an account, as it is named in variables. */
    private static Set<String> ofAccounts() {
        var names = new TreeSet<>(Set.of("VENDOR"));
        for (var file : Project.files("", ".java")) {
            if (file.toString().contains("src/main/java")) {
                ASKED_OF_AN_ACCOUNT
                        .matcher(Project.text(file))
                        .results()
                        .forEach(it -> names.add(it.group(1).replace("_", "")));
            }
        }
        return names;
    }

    static Set<String> known() {
        var names = new TreeSet<String>();
        for (var ending : List.of(".yml", ".yaml", ".properties")) {
            for (var file : Project.files("", ending)) {
                addPlaceholders(file, names);
            }
        }
        for (var file : Project.files("", "Properties.java")) {
            addRelaxed(Project.text(file), names);
        }
        return names;
    }

    /** What a setting is unless somebody says otherwise. */
    static String defaultOf(String component) {
        var declared =
                Pattern.compile("@DefaultValue\\(\"([^\"]*)\"\\)\\s+\\w+\\s+" + component + "\\b");
        return Project.files("", "Properties.java").stream()
                .map(file -> declared.matcher(Project.text(file)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static void addPlaceholders(Path file, Set<String> names) {
        if (file.toString().contains("src/main/resources")) {
            PLACEHOLDER.matcher(Project.text(file)).results().forEach(it -> names.add(it.group(1)));
        }
    }

    private static void addRelaxed(String source, Set<String> names) {
        var found = PROPERTIES.matcher(source);
        while (found.find()) {
            var prefix = found.group(1).replace("-", "").replace('.', '_');
            var components = found.group(2).replaceAll("\"[^\"]*\"", "");
            COMPONENT
                    .matcher(components)
                    .results()
                    .map(it -> prefix + "_" + it.group(1))
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .forEach(names::add);
        }
    }
}
