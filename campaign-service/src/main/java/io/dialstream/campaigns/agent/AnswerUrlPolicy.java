package io.dialstream.campaigns.agent;

import io.dialstream.foundation.answer.TwimlHosts;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which address may take calls over. TwiML acts in the operator's account, so only hosts that the
 * operator names may write it; a media stream acts in nobody's, so it may be anywhere that the
 * provider can reach. Our own address is for the provider alone.
 */
@Component
public class AnswerUrlPolicy {

    private static final String NO_ADDRESS = "must be a wss:, https: or http: address";
    private static final String OUR_OWN = "must not be an address of this installation itself";
    private static final String FOREIGN_TWIML =
            "is at a host whose TwiML may not run here: the operator names such hosts in"
                    + " DIALSTREAM_AGENTS_TWIMLHOSTS; a wss: address needs no such leave";
    private static final String NOT_PUBLIC = "must be at a host that the provider can reach";

    private static final int DEFAULT_PORT = -1;
    private static final List<Integer> DEFAULT_PORTS = List.of(80, 443);
    private static final List<String> PRIVATE_NAMES =
            List.of(".localhost", ".local", ".internal", ".home.arpa");

    private final @Nullable URI own;
    private final TwimlHosts hosts;

    AnswerUrlPolicy(OwnAddressProperties own, TwimlHosts hosts) {
        this.own = own.publicBaseUrl().isEmpty() ? null : URI.create(own.publicBaseUrl());
        this.hosts = hosts;
    }

    /** What is wrong with it, or null. */
    public @Nullable String problemOf(String text) {
        try {
            var url = new URI(text);
            return url.getHost() == null ? NO_ADDRESS : problemOf(url);
        } catch (URISyntaxException e) {
            return "is not an address: " + e.getReason();
        }
    }

    private @Nullable String problemOf(URI url) {
        return switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
            case "wss" -> isOwn(url) ? OUR_OWN : streamProblem(url);
            case "https", "http" -> isOwn(url) ? OUR_OWN : twimlProblem(url);
            default -> NO_ADDRESS;
        };
    }

    private @Nullable String streamProblem(URI url) {
        return hosts.allow(url) || isPublic(TwimlHosts.hostOf(url)) ? null : NOT_PUBLIC;
    }

    private @Nullable String twimlProblem(URI url) {
        return hosts.allow(url) ? null : FOREIGN_TWIML;
    }

    private boolean isOwn(URI url) {
        return own != null
                && TwimlHosts.hostOf(own).equals(TwimlHosts.hostOf(url))
                && port(own) == port(url);
    }

    /** A proxy with TLS usually listens to both of the ports that need not be said. */
    private static int port(URI url) {
        return DEFAULT_PORTS.contains(url.getPort()) ? DEFAULT_PORT : url.getPort();
    }

    private static boolean isPublic(String host) {
        var address = literal(host);
        return address == null ? isPublicName(host) : isPublic(address);
    }

    /** A name ends in letters; numbers that are no address may be one to others (0177.0.0.1). */
    private static boolean isPublicName(String host) {
        int dot = host.lastIndexOf('.');
        return dot > 0
                && Character.isLetter(host.charAt(dot + 1))
                && PRIVATE_NAMES.stream().noneMatch(host::endsWith);
    }

    private static @Nullable InetAddress literal(String host) {
        try {
            return InetAddress.ofLiteral(
                    host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isShared(address.getAddress(), address instanceof Inet6Address));
    }

    /** Unique local addresses of IPv6, and those that carriers share out behind their own. */
    private static boolean isShared(byte[] bytes, boolean ipv6) {
        return ipv6
                ? (bytes[0] & 0xFE) == 0xFC
                : bytes[0] == 0 || (bytes[0] == 100 && (bytes[1] & 0xC0) == 64);
    }
}
