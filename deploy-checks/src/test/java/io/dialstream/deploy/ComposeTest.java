package io.dialstream.deploy;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

    private static final Pattern NEEDED = Pattern.compile("\\$\\{([A-Z_]+):\\?");
    private static final Pattern OPTIONAL = Pattern.compile("\\$\\{([A-Z_]+):?-");
    private static final Pattern ASSIGNED = Pattern.compile("(?m)^([A-Z_]+)=(.*)$");

    private static final String NO_ACCOUNTS = "deploy/compose/no-accounts.env";

    private final String text = Project.text("docker-compose.yml");
    private final Tree services = Tree.of(text).at("services");

    @Test
    void startsWhatThereIs() {
        assertThat(services.names())
                .containsExactlyInAnyOrder(
                        "kafka",
                        "mongodb",
                        "campaign-service",
                        "dialer-service",
                        "webhook-ingest-service",
                        "calllog-service",
                        "prometheus",
                        "grafana",
                        "provider-simulator",
                        "sample-campaign");
        assertThat(
                        services.names().stream()
                                .filter(name -> services.at(name, "profiles").isThere()))
                .containsExactlyInAnyOrder("provider-simulator", "sample-campaign");
    }

    @Test
    void tellsTheServicesNothingThatTheyDoNotUnderstand() {
        for (var service : ours()) {
            assertThat(services.at(service, "environment").names())
                    .as(service)
                    .isNotEmpty()
                    .allMatch(Settings::isKnown);
        }
    }

    /** Each variable without a default in its configuration is told. */
    @Test
    void tellsTheServicesWhatTheyNeed() {
        assertThat(services.at("dialer-service", "environment").names())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "MONGODB_URI", "PUBLIC_BASE_URL")
                .contains("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN", "TWILIO_FROM_NUMBER")
                .contains("DIALSTREAM_CALLBACK_SECRET");
        assertThat(services.at("webhook-ingest-service", "environment").names())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "PUBLIC_BASE_URL")
                .contains("TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN")
                .contains("DIALSTREAM_CALLBACK_SECRET");
        assertThat(services.at("campaign-service", "environment").names())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "MONGODB_URI", "CALLLOG_URL")
                .contains("DIALSTREAM_API_KEYS");
        assertThat(services.at("calllog-service", "environment").names())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "MONGODB_URI", "DIALSTREAM_API_KEYS");
    }

    /** Whoever places a call and whoever is called back must know the same accounts. */
    @Test
    void tellsTheDialerAndTheIngestTheSameFurtherAccountsAndNobodyElseASecret() {
        var accounts = "${PROVIDER_ACCOUNTS_FILE:-" + NO_ACCOUNTS + "}";
        var secrets = "${PROVIDER_SECRETS_FILE:-" + NO_ACCOUNTS + "}";
        var told = new TreeMap<String, List<String>>();
        services.names().stream()
                .filter(name -> services.at(name, "env_file").isThere())
                .forEach(name ->
                        told.put(
                                name,
                                services.at(name, "env_file").each().map(Tree::text).toList()));

        assertThat(told)
                .isEqualTo(
                        Map.of(
                                "campaign-service", List.of(accounts),
                                "dialer-service", List.of(accounts, secrets),
                                "webhook-ingest-service", List.of(accounts, secrets)));
        assertThat(assigned(NO_ACCOUNTS)).isEmpty();
        assertThat(Project.text(".gitignore").lines()).contains(".env.accounts*");
    }

    @Test
    void asksForNothingThatTheExampleDoesNotName() {
        var example = assigned(".env.example").keySet();

        assertThat(example).containsAll(names(NEEDED));
        assertThat(names(OPTIONAL)).containsAll(minus(example, names(NEEDED)));
    }

    /**
     * Or whoever allows all kinds of numbers would have those forbidden that are unless told
     * otherwise.
     */
    @Test
    void whatMayBeEmptyReachesTheServicesEmpty() {
        assertThat(
                        services.at(
                                        "campaign-service",
                                        "environment",
                                        "DIALSTREAM_RULES_FORBIDDENTYPES")
                                .text())
                .isEqualTo("${DIALSTREAM_RULES_FORBIDDENTYPES-PREMIUM_RATE,SHARED_COST}");
    }

    @Test
    void theExampleHoldsNoSecret() {
        assertThat(assigned(".env.example"))
                .allSatisfy((name, value) -> {
                    if (name.matches(".*(TOKEN|PASSWORD|KEYS).*")) {
                        assertThat(value).as(name).isEmpty();
                    }
                });
    }

    @Test
    void theDemoNeedsNothingElse() {
        var demo = assigned(".env.demo");

        assertThat(demo.keySet()).containsAll(names(NEEDED));
        assertThat(demo).containsEntry("COMPOSE_PROFILES", "demo");
        assertThat(demo.get("TWILIO_API_BASE_URL")).startsWith("http://provider-simulator:");
    }

    @Test
    void runsTheServicesAsTheImageWantsIt() {
        for (var service : ours()) {
            var it = services.at(service);
            assertThat(it.at("read_only").value()).as(service).isEqualTo(true);
            assertThat(it.at("cap_drop").value()).isEqualTo(List.of("ALL"));
            assertThat(it.at("build", "dockerfile").text()).isEqualTo("deploy/Dockerfile");
            assertThat(it.at("build", "args", "SERVICE").text()).isEqualTo(service);
            var port = it.at("build", "args", "PORT").text();
            assertThat(
                            Project.files(service + "/src/main/resources", "ml").stream()
                                    .map(Project::text))
                    .as(service)
                    .anyMatch(settings -> settings.matches("(?s).*port: \\S*\\b" + port + "\\b.*"));
        }
    }

    /** A full volume would end uploads of everybody, and here it is the service's memory. */
    @Test
    void hasRoomForWhatUploadsMaySpool() {
        var service = services.at("campaign-service");
        var spool = Sizes.bytes(service.at("environment", "DIALSTREAM_API_MAXSPOOL").text());
        var volume = service.at("tmpfs").each().findFirst().orElseThrow().text();
        assertThat(volume).startsWith("/tmp:size=");
        long room = Sizes.bytes(volume.substring("/tmp:size=".length()));
        assertThat(spool).isLessThanOrEqualTo(room * 3 / 4);
        assertThat(room).isLessThanOrEqualTo(Sizes.bytes(service.at("mem_limit").text()) / 6);
    }

    @Test
    void prometheusReadsEachServiceOnItsManagementPort() {
        var scraped =
                Tree.of(Project.text("deploy/prometheus/prometheus.yml"))
                        .everything()
                        .filter(node -> node.at("names").isThere())
                        .map(node ->
                                node.at("names").each().map(Tree::text).collect(toSet())
                                        + node.at("port").text());
        var managementPorts =
                ours().stream()
                        .filter(service -> !service.equals("provider-simulator"))
                        .map(service -> Set.of(service).toString() + (port(service) + 1_000));

        assertThat(scraped).containsExactlyInAnyOrderElementsOf(managementPorts.toList());
    }

    private int port(String service) {
        return Integer.parseInt(services.at(service, "build", "args", "PORT").text());
    }

    @Test
    void publishesOnlyWhatPeopleAndTheProviderNeed() {
        var published =
                services.names().stream()
                        .filter(name -> services.at(name, "ports").isThere())
                        .collect(toSet());

        assertThat(published)
                .containsExactlyInAnyOrder(
                        "campaign-service", "webhook-ingest-service", "prometheus", "grafana");
        assertThat(published)
                .allSatisfy(name ->
                        assertThat(services.at(name, "ports").each())
                                .allMatch(port -> port.text().contains("127.0.0.1:")));
    }

    @Test
    void mountsOnlyWhatIsThere() {
        var mounts =
                services.everything()
                        .map(Tree::text)
                        .filter(mount -> mount.startsWith("./"))
                        .map(mount -> mount.substring(2, mount.indexOf(':')))
                        .toList();

        assertThat(mounts).isNotEmpty().allMatch(mount -> Files.exists(Project.path(mount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "mongodb", "prometheus", "grafana", "sample-campaign"})
    void takesPublicImagesOfOneVersion(String service) {
        assertThat(services.at(service, "image").text())
                .matches("[a-z]+(/[a-z]+)?:v?[0-9]+\\.[0-9.]+");
    }

    private List<String> ours() {
        return services.names().stream()
                .filter(name -> services.at(name, "build").isThere())
                .toList();
    }

    private Set<String> names(Pattern variable) {
        var names = new TreeSet<String>();
        variable.matcher(text).results().forEach(it -> names.add(it.group(1)));
        return names;
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Map<String, String> assigned(String file) {
        var assigned = new TreeMap<String, String>();
        ASSIGNED.matcher(Project.text(file))
                .results()
                .forEach(it -> assigned.put(it.group(1), it.group(2)));
        return assigned;
    }
}
