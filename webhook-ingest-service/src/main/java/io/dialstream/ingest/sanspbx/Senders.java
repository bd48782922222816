package io.dialstream.ingest.sanspbx;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** Network addresses that requests may come from; everybody's where none is named. */
final class Senders {

    private final List<Network> networks;

    private Senders(List<Network> networks) {
        this.networks = networks;
    }

    /** The addresses that begin with the same bits. */
    private static final class Network {

        private final byte[] address;
        private final int bits;

        private Network(byte[] address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        static Network parse(String text) {
            var parts = text.strip().split("/", -1);
            var address = InetAddress.ofLiteral(parts[0]).getAddress();
            int all = address.length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (parts.length > 2 || bits < 0 || bits > all) {
                throw new IllegalArgumentException("no network");
            }
            return new Network(address, bits);
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                int at = bit / Byte.SIZE;
                if ((address[at] & mask) != (other[at] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean isList(String text) {
        try {
            return parse(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Addresses and networks between commas.
     *
     * @throws IllegalArgumentException when one of them is none
     */
    static Senders parse(String text) {
        var networks = new ArrayList<Network>();
        if (!text.isBlank()) {
            for (var one : text.split(",", -1)) {
                networks.add(Network.parse(one));
            }
        }
        return new Senders(networks);
    }

    /** Whether an address in digits is one of them. */
    boolean allow(String sender) {
        if (networks.isEmpty()) {
            return true;
        }
        try {
            var address = InetAddress.ofLiteral(sender).getAddress();
            return networks.stream().anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
