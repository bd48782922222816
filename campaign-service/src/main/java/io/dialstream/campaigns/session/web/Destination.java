package io.dialstream.campaigns.session.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go on when something is done: a page of the dashboard, never another site. */
public final class Destination {

    static final String HOME = "/dashboard";

    private Destination() {}

    /** The path and query of an address when they are the dashboard's, else its first page. */
    public static String of(@Nullable String address) {
        try {
            var uri = new URI(address == null ? HOME : address);
            var path = uri.getRawPath();
            if (path == null
                    || !path.startsWith(HOME + "/")
                    || !path.equals(uri.normalize().getRawPath())) {
                return HOME;
            }
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        } catch (URISyntaxException _) {
            return HOME;
        }
    }
}
