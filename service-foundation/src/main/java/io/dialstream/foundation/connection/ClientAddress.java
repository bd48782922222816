package io.dialstream.foundation.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who is at the other end, as far as limits go: an IPv4 address, or the 64 bits of an IPv6 network,
 * since whoever has one of its addresses has them all.
 */
public record ClientAddress(String text) {

    private static final int NETWORK_BYTES = 8;

    public static ClientAddress of(InetAddress address) {
        return new ClientAddress(
                address instanceof Inet6Address
                        ? HexFormat.of()
                                .formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                        : address.getHostAddress());
    }

    /** Of a literal address; anything else stands for itself. */
    public static ClientAddress of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return new ClientAddress(address);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
