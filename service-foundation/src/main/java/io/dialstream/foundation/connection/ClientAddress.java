package io.dialstream.foundation.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A client as limits count it: an IPv4 address, or an IPv6 network of 64 bits, since whoever has
 * one address of such a network has all of them.
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
