package io.dialstream.ingest.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider reaches us, as configured: never what a request's own headers say.
 *
 * @param port -1 when the address has none
 * @param prefix the path before ours, without a slash at its end; empty when there is none
 */
public record PublicAddress(String scheme, String host, int port, String prefix) {

    private static final int NO_PORT = -1;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /**
     * Slashes at the end are ignored.
     *
     * @throws IllegalArgumentException when it is no {@link #isBaseUrl(String)}
     */
    public static PublicAddress parse(String baseUrl) {
        var uri = URI.create(baseUrl);
        if (!isBaseUrl(uri)) {
            throw new IllegalArgumentException("no http or https base address");
        }
        return new PublicAddress(
                uri.getScheme(),
                uri.getHost(),
                uri.getPort(),
                uri.getRawPath().replaceAll("/+$", ""));
    }

    /** Whether this is an http or https address without user, query and fragment. */
    public static boolean isBaseUrl(String text) {
        try {
            return isBaseUrl(new URI(text));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isBaseUrl(URI uri) {
        return ("http".equalsIgnoreCase(uri.getScheme())
                        || "https".equalsIgnoreCase(uri.getScheme()))
                && uri.getHost() != null
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
    }

    /**
     * The addresses that a provider may have asked to get a path below this address, and a query,
     * to us: as configured, and with the port left out, or the standard one put in.
     */
    public List<String> addressesOf(String rawPath, @Nullable String rawQuery) {
        var rest = prefix + rawPath + (rawQuery == null ? "" : "?" + rawQuery);
        return List.of(origin(port) + rest, origin(otherPort()) + rest);
    }

    private int otherPort() {
        if (port != NO_PORT) {
            return NO_PORT;
        }
        return "https".equalsIgnoreCase(scheme) ? HTTPS_PORT : HTTP_PORT;
    }

    private String origin(int portShown) {
        return scheme + "://" + host + (portShown == NO_PORT ? "" : ":" + portShown);
    }
}
