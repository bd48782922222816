package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the ingress makes public is what the services answer to people and the provider. */
class PublicPathsTest {

    private static final Pattern OF_CLASS = Pattern.compile("@RequestMapping\\(\"([^\"]*)\"\\)");
    private static final Pattern OF_METHOD =
            Pattern.compile("@(?:Get|Post|Put|Patch|Delete)Mapping(?:\\(([^)]*)\\))?");
    private static final Pattern PATH = Pattern.compile("\"(/[^\"#]*)\"");
    private static final Pattern WEB_SOCKET = Pattern.compile("addHandler\\([^\"]*\"(/[^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("(/(?:assets|webjars)/[^\"'#}$]*)");

    private final Tree ingress =
            Tree.of(Project.text("deploy/helm/dialstream/values.yaml")).at("ingress");

    @Test
    void everyPageAndRequestIsPublicAndNothingIsThatDoesNotExist() {
        var answered = new TreeSet<>(List.of("/v3/api-docs"));
        Project.files("campaign-service/src/main/java", ".java").forEach(it -> find(it, answered));
        Project.files("campaign-service/src/main/resources/templates", ".html").stream()
                .flatMap(file -> matches(FILE, Project.text(file)))
                .forEach(answered::add);

        assertThat(answered).contains("/", "/campaigns/{id}/pause", "/dashboard/new", "/sign-in");
        assertFit("apiPaths", answered);
    }

    @Test
    void theProvidersCallbacksArePublicAndNothingElseOfThatService() {
        var asked = new TreeSet<String>();
        Project.files("webhook-ingest-service/src/main/java", ".java")
                .forEach(it -> find(it, asked));
        var answered = new TreeSet<String>();
        vendors()
                .forEach(vendor ->
                        asked.forEach(path -> answered.add(path.replace("{vendor}", vendor))));

        assertThat(answered)
                .contains(
                        "/twilio/status",
                        "/twilio/{account}/status",
                        "/twilio/voice",
                        "/twilio/amd",
                        "/twilio/digits");
        assertFit("webhookPaths", answered);
    }

    /** Each has a package of its own, with its implementation of the port. */
    private static Stream<String> vendors() {
        return Project.files("webhook-ingest-service/src/main/java", "Provider.java").stream()
                .map(file -> file.getName(file.getNameCount() - 2).toString())
                .filter(folder -> !folder.equals("provider"));
    }

    private void assertFit(String list, Set<String> answered) {
        var open = ingress.at(list).each().map(Tree::text).toList();
        assertThat(answered)
                .as("answered, and in " + list)
                .allMatch(path -> open.stream().anyMatch(it -> covers(it, path)));
        assertThat(open)
                .as("in " + list + ", and answered")
                .allMatch(it -> answered.stream().anyMatch(path -> covers(it, path)))
                .doesNotHaveDuplicates();
    }

    private static boolean covers(String open, String path) {
        if (!open.endsWith("/*")) {
            return open.equals(path);
        }
        var folder = open.substring(0, open.length() - 2);
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    private static void find(Path source, Set<String> answered) {
        var text = Project.text(source);
        matches(WEB_SOCKET, text).forEach(answered::add);
        var prefix = matches(OF_CLASS, text).findFirst().orElse("");
        OF_METHOD
                .matcher(text)
                .results()
                .flatMap(it -> paths(it.group(1)))
                .map(path -> prefix + path)
                .forEach(answered::add);
    }

    /** Those that a method names; the class's own when it names none. */
    private static Stream<String> paths(String annotation) {
        var named = annotation == null ? List.<String>of() : matches(PATH, annotation).toList();
        return named.isEmpty() ? Stream.of("") : named.stream();
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1));
    }
}
