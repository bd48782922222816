package io.dialstream.stack.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands that make, cut and remove a bridge and the network namespaces on it.
 *
 * @param owner the id of the process whose they are, which is in all their names
 */
record Wiring(long owner) {

    private static final String PREFIX = "dialstream-";

    private static final Pattern OURS = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");

    private static final int OF_THE_BRIDGE = 254;

    String namespace(int member) {
        return PREFIX + owner + "-" + member;
    }

    /** In a private network that hardly anybody uses. */
    String address(int member) {
        return "10.213.%d.%d".formatted(owner % 256, member);
    }

    private String bridge() {
        return "ds" + owner;
    }

    private String outerEnd(int member) {
        return bridge() + "v" + member;
    }

    /** Whose a namespace is; empty for one that was not made by these commands. */
    static Optional<Wiring> of(String namespace) {
        return Optional.of(OURS.matcher(namespace))
                .filter(Matcher::matches)
                .map(name -> new Wiring(Long.parseLong(name.group(1))));
    }

    List<List<String>> making(int members) {
        List<List<String>> commands = new ArrayList<>();
        commands.add(command("ip link add %s type bridge".formatted(bridge())));
        commands.add(
                command("ip addr add %s/24 dev %s".formatted(address(OF_THE_BRIDGE), bridge())));
        commands.add(command("ip link set %s up".formatted(bridge())));
        for (int member = 1; member <= members; member++) {
            String name = namespace(member);
            commands.add(command("ip netns add %s".formatted(name)));
            commands.add(
                    command(
                            "ip link add %s type veth peer name eth0 netns %s"
                                    .formatted(outerEnd(member), name)));
            commands.add(
                    command("ip link set %s master %s up".formatted(outerEnd(member), bridge())));
            commands.add(
                    command("ip -n %s addr add %s/24 dev eth0".formatted(name, address(member))));
            commands.add(command("ip -n %s link set lo up".formatted(name)));
            commands.add(command("ip -n %s link set eth0 up".formatted(name)));
        }
        return commands;
    }

    /** Packets vanish where they leave an end of the wire: this one, that in the namespace. */
    List<List<String>> cutting(int member, Direction direction) {
        List<List<String>> commands = new ArrayList<>();
        if (direction.isIn()) {
            commands.add(
                    command("tc qdisc replace dev %s root blackhole".formatted(outerEnd(member))));
        }
        if (direction.isOut()) {
            commands.add(
                    command(
                            "ip netns exec %s tc qdisc replace dev eth0 root blackhole"
                                    .formatted(namespace(member))));
        }
        return commands;
    }

    List<List<String>> healing(int member, Direction direction) {
        List<List<String>> commands = new ArrayList<>();
        if (direction.isIn()) {
            commands.add(command("tc qdisc del dev %s root".formatted(outerEnd(member))));
        }
        if (direction.isOut()) {
            commands.add(
                    command(
                            "ip netns exec %s tc qdisc del dev eth0 root"
                                    .formatted(namespace(member))));
        }
        return commands;
    }

    List<List<String>> removing(int members) {
        List<List<String>> commands = new ArrayList<>();
        for (int member = 1; member <= members; member++) {
            commands.add(command("ip link del %s".formatted(outerEnd(member))));
            commands.add(command("ip netns del %s".formatted(namespace(member))));
        }
        commands.add(command("ip link del %s".formatted(bridge())));
        return commands;
    }

    private static List<String> command(String line) {
        return List.of(line.split(" ", -1));
    }
}
