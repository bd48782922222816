package io.dialstream.simulator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Vonage's Voice API, driven with Vonage's SDK for Python, which insists on TLS. {@code
 * deploy/install-tools.sh} installs it: without it this is skipped, or fails where DIALSTREAM_TOOLS
 * is {@code required}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "simulator.account-sid=" + SimulatorClient.ACCOUNT,
            "simulator.auth-token=" + SimulatorClient.TOKEN,
            "simulator.accounts.v1.vendor=vonage",
            "simulator.accounts.v1.applicationid=" + VonageIT.APPLICATION,
            "simulator.accounts.v1.apikey=abcd1234",
            "simulator.accounts.v1.signaturesecret=" + VonageIT.SECRET,
            "simulator.accounts.v1.callspersecond=1000",
            "simulator.speed-up=200",
            "simulator.mix.completed=1",
            "simulator.mix.no-answer=0",
            "simulator.mix.busy=0",
            "simulator.mix.failed=0",
            "simulator.mix.machine=0",
            "simulator.outcomes.15559990002=hang",
            "simulator.outcomes.15559990003=busy"
        })
class VonageIT {

    static final String APPLICATION = "aaaaaaaa-bbbb-4ccc-8ddd-0123456789ab";
    static final String SECRET = "a-signature-secret-of-more-than-32-bytes";

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long PATIENCE_SECONDS = 120;
    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();

    @TempDir private static Path folder;

    /** An event as it was received. */
    private record Event(String authorization, String body) {

        String token() {
            return authorization.replace("Bearer ", "");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpServer caller;
    private int port;

    VonageIT() throws IOException {
        caller = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        caller.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        caller.createContext("/", this::taken);
        caller.start();
    }

    @DynamicPropertySource
    static void tls(DynamicPropertyRegistry registry) throws Exception {
        keytool(
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-file", folder.resolve("certificate.pem").toString());
        registry.add("server.ssl.key-store", () -> folder.resolve("tls.p12").toString());
        registry.add("server.ssl.key-store-password", () -> "of-this-test");
        registry.add(
                "simulator.accounts.v1.publickey",
                () -> pem("PUBLIC KEY", KEYS.getPublic().getEncoded()));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-alias",
                        "simulator",
                        "-keystore",
                        folder.resolve("tls.p12").toString(),
                        "-storepass",
                        "of-this-test"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    @BeforeEach
    void connect(@LocalServerPort int itsPort) {
        port = itsPort;
    }

    @AfterEach
    void close() {
        caller.stop(0);
    }

    @Test
    void createsFetchesListsAndEndsCalls() throws Exception {
        JsonNode did = sdk(KEYS, "calls", "");

        assertThat(did.path("created").path("uuid").stringValue())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(did.path("created").path("status").stringValue()).isEqualTo("started");
        assertThat(did.path("answered").path("to").path("number").stringValue())
                .isEqualTo("15559990002");
        assertThat(texts(did.path("found")))
                .contains(did.path("answered").path("uuid").stringValue(""));
        assertThat(did.path("ended").path("status").stringValue()).isEqualTo("completed");
        assertThat(did.path("again").path("status").asInt()).isEqualTo(400);
        assertThat(did.path("transferred").path("status").stringValue()).isEqualTo("completed");
        assertThat(did.path("completed").path("duration").stringValue()).matches("[1-9][0-9]*");
        assertThat(did.path("busy").path("duration").stringValue()).isEqualTo("0");
        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(words(did.path("completed")))
                            .containsSubsequence("started", "ringing", "answered", "completed");
                    assertThat(words(did.path("busy"))).endsWith("completed").hasSizeBetween(3, 4);
                });
    }

    @Test
    void theSdkAcceptsWhatIsSignedAndNothingElse() throws Exception {
        sdk(KEYS, "calls", "");
        await().atMost(SOON)
                .until(() ->
                        events.stream()
                                        .filter(event -> event.body().contains("\"completed\""))
                                        .count()
                                == 4);

        String tokens = String.join(" ", events.stream().map(Event::token).toList());
        JsonNode accepted = sdk(KEYS, "verify", SECRET + " " + tokens);
        JsonNode refused = sdk(KEYS, "verify", SECRET + "x " + tokens);
        JsonNode tampered =
                sdk(
                        KEYS,
                        "verify",
                        SECRET
                                + " "
                                + events.stream()
                                        .map(event -> tampered(event.token()))
                                        .collect(joining(" ")));

        assertThat(accepted).hasSize(events.size()).allMatch(JsonNode::asBoolean);
        assertThat(refused).hasSize(events.size()).noneMatch(JsonNode::asBoolean);
        assertThat(tampered).hasSize(events.size()).noneMatch(JsonNode::asBoolean);
    }

    /** The same signature over claims of another body. */
    private static String tampered(String token) {
        String[] parts = token.split("\\.", 3);
        JsonNode claims = JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(parts[1]));
        ((ObjectNode) claims).put("payload_hash", "0".repeat(64));
        String other =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(JsonMapper.shared().writeValueAsBytes(claims));
        return parts[0] + "." + other + "." + parts[2];
    }

    /** As its errors are told apart by their status. */
    @Test
    void theSdkUnderstandsWhyItIsRefused() throws Exception {
        JsonNode errors = sdk(KEYS, "errors", "");
        JsonNode stranger = sdk(OTHER_KEYS, "stranger", "");

        assertThat(errors.path("number").path("status").asInt()).isEqualTo(400);
        assertThat(
                        errors.path("number")
                                .path("body")
                                .path("invalid_parameters")
                                .path(0)
                                .path("name")
                                .stringValue())
                .isEqualTo("to[0].number");
        assertThat(errors.path("unknown").path("error").stringValue()).isEqualTo("NotFoundError");
        assertThat(stranger.path("error").stringValue()).isEqualTo("AuthenticationError");
    }

    @Test
    void theSdkFindsAllCallsOfAPage() throws Exception {
        JsonNode did = sdk(KEYS, "pages", "");

        assertThat(texts(did.path("found"))).containsAll(texts(did.path("created")));
    }

    private List<String> words(JsonNode call) {
        return events.stream()
                .map(Event::json)
                .filter(event -> event.path("uuid").equals(call.path("uuid")))
                .map(event -> event.path("status").stringValue(""))
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(text -> text.stringValue("")).toList();
    }

    private void taken(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        events.add(new Event(exchange.getRequestHeaders().getFirst("Authorization"), body));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private JsonNode sdk(KeyPair keys, String command, String input) throws Exception {
        Path key =
                Files.writeString(
                        folder.resolve("private.key"),
                        pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Path said = folder.resolve("sdk.log");
        ProcessBuilder program =
                new ProcessBuilder(
                        python().toString(),
                        Path.of("src", "test", "resources", "vonage_sdk.py").toString(),
                        "127.0.0.1:" + port,
                        APPLICATION,
                        key.toString(),
                        "http://127.0.0.1:" + caller.getAddress().getPort() + "/?callId=c-1",
                        command);
        program.environment()
                .put("REQUESTS_CA_BUNDLE", folder.resolve("certificate.pem").toString());
        program.redirectError(said.toFile());
        Process running = program.start();
        try (var stdin = running.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String result = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(said)).isZero();
        return JsonMapper.shared().readTree(result);
    }

    private static Path python() {
        String cache =
                System.getenv()
                        .getOrDefault(
                                "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        return Stream.of(Path.of(cache, "dialstream", "vendor-sdks", "bin", "python"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(VonageIT::missing);
    }

    private static Path missing() {
        String sentence =
                "Vonage's SDK is not on this machine: deploy/install-tools.sh installs it";
        return "required".equals(System.getenv("DIALSTREAM_TOOLS"))
                ? fail(sentence)
                : abort(sentence);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    }
}
