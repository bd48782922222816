package io.dialstream.foundation.answer;

import jakarta.validation.constraints.AssertTrue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The hosts whose TwiML may run. TwiML acts in the operator's account, where {@code <Dial>} costs
 * money, whoever has written it; so the operator names who may. None unless named.
 *
 * @param twimlHosts names without scheme, port and path; compared regardless of case
 */
@Validated
@ConfigurationProperties("dialstream.agents")
public record TwimlHosts(@DefaultValue Set<String> twimlHosts) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+|\\[[0-9a-f:.]+]");

    /** Takes the names as they are written, with spaces around them or a dot at the end. */
    public TwimlHosts {
        twimlHosts =
                twimlHosts.stream()
                        .map(TwimlHosts::plain)
                        .filter(host -> !host.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    @AssertTrue(
            message =
                    "DIALSTREAM_AGENTS_TWIMLHOSTS must be names of hosts, separated by commas,"
                            + " without scheme, port and path")
    public boolean isTwimlHostsUsable() {
        return twimlHosts.stream().allMatch(host -> HOST.matcher(host).matches());
    }

    public static TwimlHosts of(String... hosts) {
        return new TwimlHosts(Set.copyOf(List.of(hosts)));
    }

    public boolean allow(URI address) {
        return twimlHosts.contains(hostOf(address));
    }

    /** The host of an address in one way of writing; empty when it has none. */
    public static String hostOf(URI address) {
        return plain(address.getHost());
    }

    private static String plain(@Nullable String host) {
        var text = host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
