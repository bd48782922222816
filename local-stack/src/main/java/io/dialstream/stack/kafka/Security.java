package io.dialstream.stack.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes strangers of all who are not known to a cluster: TLS on every connection, users with
 * passwords (SCRAM), and an authorizer that lets nobody do what no ACL says. The nodes know each
 * other by their certificate.
 *
 * @param folder of the certificate and the passwords, for the owner alone
 */
public record Security(Path folder) {

    /** Who may do everything. */
    public static final String OPERATOR = "kafka";

    private static final String MECHANISM = "SCRAM-SHA-512";
    private static final String CERTIFICATE_NAME = "CN=" + OPERATOR;
    private static final int PASSWORD_BYTES = 24;
    private static final String DAYS = "3650";

    /** Makes it, for a cluster on these hosts with these users; what is there already stays. */
    public void make(Collection<String> hosts, Collection<String> users) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            if (!Files.exists(passwordFile())) {
                makeCertificate(hosts);
                makePasswords(users);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makePasswords(Collection<String> users) throws IOException {
        var passwords = new Properties();
        Stream.concat(Stream.of(OPERATOR), users.stream())
                .forEach(user -> passwords.put(user, password()));
        Path next = folder.resolve("passwords.next");
        try (Writer writer = Files.newBufferedWriter(next)) {
            passwords.store(writer, "Made up for this cluster");
        }
        Files.move(next, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void makeCertificate(Collection<String> hosts) throws IOException {
        Path store = folder.resolve("certificate.p12");
        Files.deleteIfExists(store);
        String password = password();
        String names = hosts.stream().map(host -> "ip:" + host).collect(Collectors.joining(","));
        keytool(
                ("-genkeypair -alias %s -dname %s -keyalg EC -groupname secp256r1 -validity %s -ext san=%s"
                                + " -storetype PKCS12 -storepass %s")
                        .formatted(OPERATOR, CERTIFICATE_NAME, DAYS, names, password),
                store);
        try {
            KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
            String certificate = pem("CERTIFICATE", made.getCertificate(OPERATOR).getEncoded());
            byte[] key = made.getKey(OPERATOR, password.toCharArray()).getEncoded();
            Files.writeString(certificate(), certificate);
            Files.writeString(identity(), pem("PRIVATE KEY", key) + certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Files.delete(store);
    }

    private static void keytool(String arguments, Path store) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("-keystore", store.toString()));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("No certificate could be made: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    private static String pem(String what, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, lines);
    }

    /** In PEM: what clients trust. */
    public Path certificate() {
        return folder.resolve("certificate.pem");
    }

    /** In PEM: the certificate with its private key. */
    public Path identity() {
        return folder.resolve("identity.pem");
    }

    private Path passwordFile() {
        return folder.resolve("passwords");
    }

    private Map<String, String> passwords() {
        var read = new Properties();
        try (Reader reader = Files.newBufferedReader(passwordFile())) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream()
                .collect(Collectors.toMap(user -> user, read::getProperty));
    }

    private String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, Objects.requireNonNull(passwords().get(user), user));
    }

    /** What a client of Kafka takes as its properties, without addresses. */
    public Map<String, String> client(String user) {
        return Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                login(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                certificate().toString());
    }

    /** The same as a service is told it. */
    public Map<String, String> environment(String user) {
        return Map.of(
                "SPRING_KAFKA_SECURITY_PROTOCOL",
                "SASL_SSL",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
                MECHANISM,
                "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG",
                login(user),
                "SPRING_KAFKA_SSL_TRUST_STORE_TYPE",
                "PEM",
                "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION",
                certificate().toUri().toString());
    }

    Map<String, String> node() {
        Map<String, String> node = new HashMap<>();
        node.put("listener.security.protocol.map", "CLIENT:SASL_SSL,CONTROLLER:SSL");
        node.put("sasl.enabled.mechanisms", MECHANISM);
        node.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        node.put("listener.name.client.scram-sha-512.sasl.jaas.config", login(OPERATOR));
        node.put("listener.name.controller.ssl.client.auth", "required");
        node.put("ssl.keystore.type", "PEM");
        node.put("ssl.keystore.location", identity().toString());
        node.put("ssl.truststore.type", "PEM");
        node.put("ssl.truststore.location", certificate().toString());
        node.put(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        node.put("super.users", "User:" + OPERATOR + ";User:" + CERTIFICATE_NAME);
        return node;
    }

    /** What a node is formatted with, so that it knows the users from its first start on. */
    List<String> users() {
        return passwords().entrySet().stream()
                .flatMap(each ->
                        Stream.of(
                                "--add-scram",
                                "%s=[name=%s,password=%s]"
                                        .formatted(MECHANISM, each.getKey(), each.getValue())))
                .toList();
    }
}
