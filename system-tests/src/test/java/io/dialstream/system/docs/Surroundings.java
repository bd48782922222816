package io.dialstream.system.docs;

import io.dialstream.stack.launch.Addresses;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.system.docs.Page.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a page takes for granted, as it is on the stage: addresses by their usual ports, the
 * provider's account, the launcher.
 */
record Surroundings(Map<Integer, String> addresses, String accountSid, String authToken) {

    /** So much higher than a service's usual port is the usual one of its health and metrics. */
    private static final int MANAGEMENT = 1_000;

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:localhost|127\\.0\\.0\\.1|kafka):(\\d+)");

    /** The account of the simulator's own page. */
    private static final String ACCOUNT = "AC00000000000000000000000000000001";

    private static final String TOKEN = ":secret";

    /** Where Debian keeps the modules of its Node programs: a Node from elsewhere does not look. */
    private static final Map<String, String> ENVIRONMENT = Map.of("NODE_PATH", "/usr/share/nodejs");

    static Surroundings on(LocalStack stack) {
        var credentials = credentials(stack);
        return new Surroundings(
                addresses(stack.addresses()),
                credentials.getProperty("TWILIO_ACCOUNT_SID"),
                credentials.getProperty("TWILIO_AUTH_TOKEN"));
    }

    private static Map<Integer, String> addresses(Addresses stage) {
        var addresses = new HashMap<Integer, String>();
        addresses.put(Part.KAFKA.port(), stage.kafka());
        addresses.put(Part.SIMULATOR.port(), stage.simulator().getAuthority());
        for (var service : List.of(Part.CAMPAIGN, Part.DIALER, Part.INGEST, Part.CALLLOG)) {
            addresses.put(service.port(), stage.http(service.first()).getAuthority());
            addresses.put(
                    service.port() + MANAGEMENT, stage.management(service.first()).getAuthority());
        }
        return addresses;
    }

    private static Properties credentials(LocalStack stack) {
        var credentials = new Properties();
        try (var reader = Files.newBufferedReader(stack.data().resolve("credentials"))) {
            credentials.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return credentials;
    }

    /** The block with the stage's addresses and account; nothing else is changed. */
    String command(Block block) {
        return ADDRESS.matcher(block.text())
                .replaceAll(match -> address(block, match))
                .replace(ACCOUNT, accountSid)
                .replace(TOKEN, ":" + authToken);
    }

    private String address(Block block, MatchResult address) {
        var here = addresses.get(Integer.valueOf(address.group(1)));
        if (here == null) {
            throw new AssertionError(block.where() + ": what listens at " + address.group() + "?");
        }
        return here;
    }

    /** A terminal in a folder of its own that has {@code ./dialstream}, and builds nothing. */
    static Terminal terminal() {
        try {
            var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "docs");
            Files.writeString(
                    Files.createFile(
                            folder.resolve("dialstream"),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))),
                    """
                    #!/usr/bin/env bash
                    exec '%s/bin/java' -cp '%s' io.dialstream.stack.Dialstream "$@"
                    """
                            .formatted(
                                    System.getProperty("java.home"),
                                    System.getProperty("java.class.path")));
            return new Terminal(folder, ENVIRONMENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
