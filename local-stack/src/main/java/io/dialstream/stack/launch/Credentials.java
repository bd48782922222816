package io.dialstream.stack.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The provider account: the caller's, or one made up for the simulator and kept in the data folder.
 */
record Credentials(String accountSid, String authToken, String fromNumber) {

    static final String ACCOUNT_SID = "TWILIO_ACCOUNT_SID";
    static final String AUTH_TOKEN = "TWILIO_AUTH_TOKEN";
    static final String FROM_NUMBER = "TWILIO_FROM_NUMBER";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final List<String> NAMES = List.of(ACCOUNT_SID, AUTH_TOKEN, FROM_NUMBER);

    /** The caller's; what is missing is a problem, because a real provider knows nobody else. */
    static Credentials of(Map<String, String> environment) {
        List<String> missing =
                NAMES.stream()
                        .filter(name -> environment.getOrDefault(name, "").isBlank())
                        .toList();
        if (!missing.isEmpty()) {
            throw new StackProblem(
                    "TWILIO_API_BASE_URL names a provider of your own, which needs credentials: set "
                            + String.join(", ", missing)
                            + " too.");
        }
        return from(environment);
    }

    /**
     * The caller's as far as given, the rest from the file, which is written first if it is not
     * there.
     */
    static Credentials of(Map<String, String> environment, Path file) {
        Map<String, String> all =
                new LinkedHashMap<>(Files.exists(file) ? read(file) : write(file, madeUp()));
        NAMES.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .forEach(name -> all.put(name, environment.get(name)));
        return from(all);
    }

    private static Credentials from(Map<String, String> values) {
        return new Credentials(
                values.getOrDefault(ACCOUNT_SID, ""),
                values.getOrDefault(AUTH_TOKEN, ""),
                values.getOrDefault(FROM_NUMBER, ""));
    }

    private static Map<String, String> madeUp() {
        return Map.of(
                ACCOUNT_SID,
                "AC" + randomHex(),
                AUTH_TOKEN,
                randomHex(),
                FROM_NUMBER,
                "+15005550006");
    }

    private static String randomHex() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Map<String, String> read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> read = new LinkedHashMap<>();
        values.stringPropertyNames().forEach(name -> read.put(name, values.getProperty(name)));
        return read;
    }

    private static Map<String, String> write(Path file, Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            Files.createFile(next, OWNER_ONLY);
            try (Writer writer = Files.newBufferedWriter(next)) {
                properties.store(writer, "Made up for the provider simulator");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    Map<String, String> asEnvironment() {
        return Map.of(ACCOUNT_SID, accountSid, AUTH_TOKEN, authToken, FROM_NUMBER, fromNumber);
    }

    /** Says nothing about the token. */
    @Override
    public String toString() {
        return "Credentials[" + accountSid + "]";
    }
}
