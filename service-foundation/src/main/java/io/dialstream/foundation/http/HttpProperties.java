package io.dialstream.foundation.http;

import jakarta.validation.constraints.AssertTrue;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What stands between clients and a service.
 *
 * @param trustedProxies addresses and networks ({@code 10.0.0.0/8}) whose {@code X-Forwarded-For},
 *     {@code -Proto} and {@code -Host} are believed; nobody else's are
 */
@Validated
@ConfigurationProperties("dialstream.http")
public record HttpProperties(@DefaultValue({}) List<String> trustedProxies) {

    public HttpProperties {
        trustedProxies = trustedProxies.stream().map(HttpProperties::network).toList();
    }

    /** Whether clients come through proxies, so that many of them share one peer address. */
    public boolean isBehindProxies() {
        return !trustedProxies.isEmpty();
    }

    @AssertTrue(
            message =
                    "DIALSTREAM_HTTP_TRUSTEDPROXIES must list the addresses or networks of the"
                            + " proxies in front (10.0.0.0/8,192.168.1.7)")
    public boolean isWellFormed() {
        return trustedProxies.stream().allMatch(HttpProperties::isNetwork);
    }

    /** An address is a network of one. */
    private static String network(String proxy) {
        var text = proxy.strip();
        return text.contains("/") ? text : text + (text.contains(":") ? "/128" : "/32");
    }

    private static boolean isNetwork(String network) {
        int slash = network.indexOf('/');
        try {
            int bits = InetAddress.ofLiteral(network.substring(0, slash)).getAddress().length * 8;
            int prefix = Integer.parseInt(network.substring(slash + 1));
            return prefix >= 0 && prefix <= bits;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
