package io.dialstream.foundation.http;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
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
 * @param addressShare the part of all connections that the unknown callers of one address may hold;
 *     1 for all of them
 */
@Validated
@ConfigurationProperties("dialstream.http")
public record HttpProperties(
        @DefaultValue({}) List<String> trustedProxies,
        @DefaultValue("0.25")
                @DecimalMin(value = "0.01", message = HttpProperties.SHARE)
                @DecimalMax(value = "1", message = HttpProperties.SHARE)
                double addressShare) {

    static final String SHARE = "DIALSTREAM_HTTP_ADDRESSSHARE must be 0.01 to 1";

    public HttpProperties {
        trustedProxies = trustedProxies.stream().map(HttpProperties::network).toList();
    }

    /** Whether clients come through proxies, so that many of them share one peer address. */
    public boolean isBehindProxies() {
        return !trustedProxies.isEmpty();
    }

    /** The share of one peer address: a proxy's connections are everybody's. */
    public double peerShare() {
        return isBehindProxies() ? 1 : addressShare;
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
