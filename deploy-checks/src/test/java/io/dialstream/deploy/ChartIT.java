package io.dialstream.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.dialstream.events.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartIT {

    private static final String SMALL = "values-small.yaml";
    private static final String PRODUCTION = "values-production.yaml";

    /** As the comment in values.yaml has it, but for what --set takes for a number. */
    private static final String SECOND_ACCOUNT =
            " providers.default=eu,providers.accounts.eu.settings.VENDOR=twilio"
                    + ",providers.accounts.eu.secret.keys.FROMNUMBER=from-number"
                    + ",providers.accounts.eu.secret.name=dialstream-eu"
                    + ",providers.accounts.eu.secret.keys.ACCOUNTSID=account-sid"
                    + ",providers.accounts.eu.secret.keys.AUTHTOKEN=auth-token";

    private static Chart chart = new Chart(new Tool(Path.of("helm")));

    @TempDir Path folder;

    @BeforeAll
    static void findHelm() {
        chart = Chart.rendered();
    }

    @ParameterizedTest
    @ValueSource(strings = {SMALL, PRODUCTION})
    void passesHelmsLint(String values) {
        var run = chart.lint(values);

        assertThat(run.status()).as(run.output()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SMALL,
                PRODUCTION,
                PRODUCTION + " keda.enabled=false",
                PRODUCTION + " keda.authentication=kafka",
                SMALL + " kafka.clientSecret=k,twilio.secret.previousAuthTokenKey=old",
                SMALL + " callbacks.secret.previousKey=old,agents.twimlHosts[0]=a.example.com",
                SMALL
                        + " access.jwtIssuer=https://i.example.com,access.jwtAudience=calls"
                        + ",image.pullSecrets[0].name=p",
                SMALL + SECOND_ACCOUNT,
                SMALL + " ingress.enabled=false,networkPolicy.enabled=false",
                SMALL + " kafka.topics.enabled=true,kafka.topics.cluster=other",
                SMALL + " ingress.trustedProxies[0]=10.0.0.0/8",
                SMALL + " tracing.endpoint=http://collector:4318/v1/traces"
            })
    void rendersNothingButValidObjects(String valuesAndSettings) {
        var words = valuesAndSettings.split(" ", -1);
        var settings = words.length == 1 ? new String[0] : words[1].split(",", -1);

        for (var object : chart.with(words[0], settings)) {
            assertThat(Schemas.violations(object))
                    .as(object.at("kind").text() + " " + object.at("metadata", "name").text())
                    .isEmpty();
        }
    }

    /** It refuses a second object of the same kind and name, and what it cannot read. */
    @ParameterizedTest
    @ValueSource(strings = {SMALL, PRODUCTION})
    void kubectlReadsIt(String values) throws Exception {
        var kubectl = Tool.named("kubectl");
        var objects = chart.with(values);
        var names = Stream.<String>builder();
        for (int i = 0; i < objects.size(); i++) {
            Files.writeString(
                    folder.resolve(i + ".json"), new Gson().toJson(objects.get(i).value()));
            names.add("- " + i + ".json");
        }
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "resources:\n" + String.join("\n", names.build().toList()));

        var run = kubectl.run("kustomize", folder.toString());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(Tree.all(run.output())).hasSameSizeAs(objects);
    }

    @ParameterizedTest
    @ValueSource(strings = {SMALL, PRODUCTION})
    void containsNoSecretAndRunsNothingAsRoot(String values) {
        var objects = chart.with(values);

        assertThat(kinds(objects)).doesNotContain("Secret");
        assertThat(podsOf(objects))
                .hasSize(5)
                .allSatisfy(pod -> {
                    assertThat(pod.at("securityContext", "runAsNonRoot").value()).isEqualTo(true);
                    assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
                    assertThat(pod.at("containers").each())
                            .allSatisfy(container -> {
                                var context = container.at("securityContext");
                                assertThat(context.at("readOnlyRootFilesystem").value())
                                        .isEqualTo(true);
                                assertThat(context.at("allowPrivilegeEscalation").value())
                                        .isEqualTo(false);
                                assertThat(context.at("capabilities", "drop").value())
                                        .isEqualTo(List.of("ALL"));
                                assertThat(container.at("resources", "limits", "memory").isThere())
                                        .isTrue();
                            });
                });
    }

    @Test
    void putsThePrefixBeforeTopicsAndGroups() {
        var objects = chart.with(PRODUCTION, "kafka.prefix=Acme_1.");

        assertThat(ofKind(objects, "KafkaTopic"))
                .allSatisfy(topic ->
                        assertThat(topic.at("spec", "topicName").text())
                                .startsWith("Acme_1.")
                                .satisfies(name ->
                                        assertThat(name(topic))
                                                .isEqualTo(
                                                        name.toLowerCase(Locale.ROOT)
                                                                .replace('_', '-'))));
        assertThat(ofKind(objects, "ScaledObject"))
                .isNotEmpty()
                .allSatisfy(scaled -> {
                    var kafka =
                            scaled.at("spec", "triggers")
                                    .each()
                                    .findFirst()
                                    .orElseThrow()
                                    .at("metadata");
                    assertThat(kafka.at("topic").text()).isEqualTo("Acme_1.call-status");
                    assertThat(kafka.at("consumerGroup").text()).startsWith("Acme_1.");
                });
    }

    @Test
    void makesTheTopicsThatTheServicesKnow() {
        var topics = ofKind(chart.with(PRODUCTION), "KafkaTopic");
        var many =
                List.of(
                        Topics.CAMPAIGN_EVENTS,
                        Topics.DIAL_COMMANDS,
                        Topics.CALL_STATUS,
                        Topics.CAMPAIGN_PROGRESS,
                        Topics.CAMPAIGN_STATS,
                        Topics.CALL_RECORDS,
                        Topics.OPT_OUTS,
                        Topics.INCOMING_CALLS,
                        Topics.CALL_RETURNS);
        var all =
                Stream.of(
                                many.stream(),
                                many.stream().map(Topics::deadLetters),
                                Stream.of(
                                        Topics.PROVIDER_ACCOUNTS,
                                        Topics.deadLetters(Topics.PROVIDER_ACCOUNTS),
                                        Topics.NUMBER_ROUTES,
                                        Topics.deadLetters(Topics.NUMBER_ROUTES),
                                        Topics.CALL_STATUS_UNMATCHED,
                                        Topics.deadLetters(Topics.CALL_STATUS_UNMATCHED)))
                        .flatMap(names -> names);

        assertThat(topics.stream().map(ChartIT::name))
                .containsExactlyInAnyOrderElementsOf(all.toList());
        assertThat(topics)
                .allSatisfy(topic ->
                        assertThat(topic.at("spec", "partitions").value())
                                .isEqualTo(many.contains(name(topic)) ? 24 : 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void neverHasMoreConsumersThanPartitions(String keda) {
        var objects = chart.with(PRODUCTION, "kafka.partitions=4", "keda.enabled=" + keda);
        var scaled =
                objects.stream()
                        .filter(object ->
                                Set.of("ScaledObject", "HorizontalPodAutoscaler")
                                        .contains(object.at("kind").text()))
                        .filter(object -> !name(object).contains("webhook"))
                        .toList();

        assertThat(scaled)
                .hasSize(3)
                .allSatisfy(object -> {
                    var spec = object.at("spec");
                    assertThat(spec.at("maxReplicas").text() + spec.at("maxReplicaCount").text())
                            .isEqualTo("4");
                });
    }

    @Test
    void scalesTheDialerAndTheProjectionByTheirLag() {
        var scaled = ofKind(chart.with(PRODUCTION), "ScaledObject");

        assertThat(scaled)
                .hasSize(2)
                .allSatisfy(object -> {
                    var trigger = object.at("spec", "triggers").each().findFirst().orElseThrow();
                    assertThat("d-" + trigger.at("metadata", "consumerGroup").text())
                            .isEqualTo(name(object));
                    assertThat(trigger.at("metadata", "topic").text())
                            .isEqualTo(Topics.CALL_STATUS);
                });
    }

    @Test
    void tellsTheServicesNothingThatTheyDoNotUnderstand() {
        var variables =
                podsOf(chart.with(PRODUCTION)).stream()
                        .flatMap(pod -> pod.at("containers").each())
                        .flatMap(container -> container.at("env").each())
                        .map(variable -> variable.at("name").text())
                        .toList();

        assertThat(variables).contains("MONGODB_URI").allMatch(Settings::isKnown);
    }

    /** Whoever places a call and whoever is called back must know the same accounts. */
    @Test
    void tellsTheDialerAndTheIngestAllAccountsAndNobodyElseASecret() {
        var told = new TreeMap<String, List<String>>();
        podsOf(chart.with(SMALL, SECOND_ACCOUNT.strip().split(",", -1))).stream()
                .flatMap(pod -> pod.at("containers").each())
                .forEach(container ->
                        told.put(
                                container.at("name").text(),
                                variables(container)
                                        .filter(name -> name.startsWith("DIALSTREAM_PROVIDER_EU_"))
                                        .toList()));
        told.values().removeIf(List::isEmpty);

        assertThat(told)
                .containsOnlyKeys("campaign-service", "dialer-service", "webhook-ingest-service")
                .containsEntry("campaign-service", List.of("DIALSTREAM_PROVIDER_EU_VENDOR"))
                .hasEntrySatisfying(
                        "dialer-service",
                        names ->
                                assertThat(names)
                                        .allMatch(Settings::isKnown)
                                        .isEqualTo(told.get("webhook-ingest-service"))
                                        .containsExactlyInAnyOrder(
                                                "DIALSTREAM_PROVIDER_EU_VENDOR",
                                                "DIALSTREAM_PROVIDER_EU_ACCOUNTSID",
                                                "DIALSTREAM_PROVIDER_EU_AUTHTOKEN",
                                                "DIALSTREAM_PROVIDER_EU_FROMNUMBER"));
    }

    /** A campaign that names none says how the usual account stands. */
    @Test
    void tellsWhoPlacesCallsAndWhoShowsThemWhichAccountIsUsual() {
        var told =
                podsOf(chart.with(SMALL, SECOND_ACCOUNT.strip().split(",", -1))).stream()
                        .flatMap(pod -> pod.at("containers").each())
                        .filter(container ->
                                variables(container)
                                        .anyMatch("DIALSTREAM_PROVIDER_DEFAULT"::equals))
                        .map(container -> container.at("name").text());

        assertThat(told).contains("campaign-service", "dialer-service");
    }

    private static Stream<String> variables(Tree container) {
        return container.at("env").each().map(variable -> variable.at("name").text());
    }

    @Test
    void makesOnlyTheApiTheSocketAndTheCallbacksPublic() {
        var paths =
                ofKind(chart.with(SMALL), "Ingress").stream()
                        .flatMap(Tree::everything)
                        .filter(node -> node.at("pathType").isThere())
                        .map(node -> node.at("pathType").text() + " " + node.at("path").text())
                        .toList();

        assertThat(paths)
                .contains(
                        "Prefix /campaigns",
                        "Prefix /ws",
                        "Prefix /twilio",
                        "Prefix /usage",
                        "Exact /sign-in")
                .noneMatch(path -> path.equals("Prefix /") || path.contains("actuator"));
    }

    /** Calls that come in are answered while Kafka is away, if anybody is asked. */
    @Test
    void sendsRequestsToAnIngestThatIsNotReady() {
        assertThat(
                        podsOf(chart.with(PRODUCTION)).stream()
                                .flatMap(pod -> pod.at("containers").each())
                                .filter(container -> container.at("readinessProbe").isThere())
                                .map(it -> it.at("readinessProbe", "httpGet", "path").text()))
                .containsExactlyInAnyOrder(
                        "/actuator/health/readiness",
                        "/actuator/health/readiness",
                        "/actuator/health/readiness",
                        "/actuator/health/traffic");
    }

    /** Strangers keep the service's port busy, and never the one where its health is asked for. */
    @Test
    void probesAndScrapesOnAPortThatNobodyElseMayReach() {
        var objects = chart.with(PRODUCTION);

        assertThat(podsOf(objects).stream().flatMap(pod -> pod.at("containers").each()))
                .filteredOn(container -> container.at("livenessProbe").isThere())
                .hasSize(4)
                .allSatisfy(container -> {
                    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                        assertThat(container.at(probe, "httpGet", "port").text())
                                .isEqualTo("management");
                    }
                    assertThat(numbers(container.at("ports"), "containerPort"))
                            .satisfies(ports ->
                                    assertThat(ports.get(1)).isEqualTo(ports.get(0) + 1_000));
                });
        assertThat(ofKind(objects, "ServiceMonitor"))
                .singleElement()
                .satisfies(monitor ->
                        assertThat(monitor.at("spec", "endpoints").each())
                                .allMatch(it -> it.at("port").text().equals("management")));
        assertThat(ofKind(objects, "NetworkPolicy"))
                .hasSize(4)
                .allSatisfy(policy ->
                        assertThat(policy.at("spec", "ingress").each())
                                .filteredOn(rule ->
                                        rule.at("ports")
                                                .everything()
                                                .anyMatch(it -> it.text().equals("management")))
                                .singleElement()
                                .satisfies(rule ->
                                        assertThat(rule.toString())
                                                .doesNotContain("ingress-nginx")));
        assertThat(
                        ofKind(objects, "Ingress").stream()
                                .flatMap(Tree::everything)
                                .filter(it -> it.at("number").isThere())
                                .map(it -> it.at("number").text()))
                .containsOnly("8080", "8082");
    }

    private static List<Integer> numbers(Tree list, String name) {
        return list.each().map(it -> Integer.valueOf(it.at(name).text())).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.bootstrapServers= -> kafka.bootstrapServers must name the Kafka brokers",
                "publicBaseUrl= -> publicBaseUrl must be the address",
                "twilio.fromNumber= -> twilio.fromNumber must be the number",
                "ingress.apiHost= -> ingress.apiHost must be the host name",
                "kafka.partitons=3 -> partitons",
                "providers.accounts.EU.settings.VENDOR=twilio -> EU",
                "providers.accounts.eu.settings.fromNumber=a -> fromNumber",
                "services.dialer.replicas=1 -> dialer",
                "kafka.partitions=0 -> kafka/partitions"
            })
    void saysWhatIsMissingOrMisspelt(String settingAndWords) {
        var parts = settingAndWords.split(" -> ", -1);

        assertThat(chart.refusal(SMALL, parts[0])).contains(parts[1]);
    }

    /** A full volume would end uploads of everybody. */
    @ParameterizedTest
    @ValueSource(strings = {SMALL, PRODUCTION})
    void hasRoomForWhatUploadsMaySpool(String values) {
        var spool = Sizes.bytes(Settings.defaultOf("maxSpool"));
        assertThat(podsOf(chart.with(values)))
                .filteredOn(pod -> pod.at("volumes").isThere())
                .isNotEmpty()
                .allSatisfy(pod -> {
                    var volume = pod.at("volumes").each().findFirst().orElseThrow();
                    var room = Sizes.bytes(volume.at("emptyDir", "sizeLimit").text());
                    assertThat(spool).isLessThanOrEqualTo(room * 3 / 4);
                });
    }

    private static Set<String> kinds(List<Tree> objects) {
        return Set.copyOf(objects.stream().map(object -> object.at("kind").text()).toList());
    }

    private static List<Tree> ofKind(List<Tree> objects, String kind) {
        return objects.stream().filter(object -> object.at("kind").text().equals(kind)).toList();
    }

    private static String name(Tree object) {
        return object.at("metadata", "name").text();
    }

    private static List<Tree> podsOf(List<Tree> objects) {
        return objects.stream()
                .map(object ->
                        object.at("kind").text().equals("Pod")
                                ? object.at("spec")
                                : object.at("spec", "template", "spec"))
                .filter(pod -> pod.at("containers").isThere())
                .toList();
    }
}
