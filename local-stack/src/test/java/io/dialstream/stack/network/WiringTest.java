package io.dialstream.stack.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WiringTest {

    private static final Wiring WIRING = new Wiring(4_194_303);

    @Test
    void givesEachMemberANamespaceOnTheBridge() {
        assertThat(lines(WIRING.making(2)))
                .containsExactly(
                        "ip link add ds4194303 type bridge",
                        "ip addr add 10.213.255.254/24 dev ds4194303",
                        "ip link set ds4194303 up",
                        "ip netns add dialstream-4194303-1",
                        "ip link add ds4194303v1 type veth peer name eth0 netns dialstream-4194303-1",
                        "ip link set ds4194303v1 master ds4194303 up",
                        "ip -n dialstream-4194303-1 addr add 10.213.255.1/24 dev eth0",
                        "ip -n dialstream-4194303-1 link set lo up",
                        "ip -n dialstream-4194303-1 link set eth0 up",
                        "ip netns add dialstream-4194303-2",
                        "ip link add ds4194303v2 type veth peer name eth0 netns dialstream-4194303-2",
                        "ip link set ds4194303v2 master ds4194303 up",
                        "ip -n dialstream-4194303-2 addr add 10.213.255.2/24 dev eth0",
                        "ip -n dialstream-4194303-2 link set lo up",
                        "ip -n dialstream-4194303-2 link set eth0 up");
    }

    @Test
    void cutsWhatIsSentToAMemberAtTheOuterEndAndWhatItSendsInside() {
        String in = "tc qdisc replace dev ds4194303v2 root blackhole";
        String out = "ip netns exec dialstream-4194303-2 tc qdisc replace dev eth0 root blackhole";

        assertThat(lines(WIRING.cutting(2, Direction.IN))).containsExactly(in);
        assertThat(lines(WIRING.cutting(2, Direction.OUT))).containsExactly(out);
        assertThat(lines(WIRING.cutting(2, Direction.BOTH))).containsExactly(in, out);
    }

    @Test
    void healsWhatItCut() {
        assertThat(lines(WIRING.healing(1, Direction.BOTH)))
                .containsExactly(
                        "tc qdisc del dev ds4194303v1 root",
                        "ip netns exec dialstream-4194303-1 tc qdisc del dev eth0 root");
    }

    @Test
    void removesAllThatItMade() {
        assertThat(lines(WIRING.removing(1)))
                .containsExactly(
                        "ip link del ds4194303v1",
                        "ip netns del dialstream-4194303-1",
                        "ip link del ds4194303");
    }

    @Test
    void knowsItsOwnNamespaces() {
        assertThat(Wiring.of(WIRING.namespace(3))).contains(WIRING);
        assertThat(Wiring.of("dialstream-mine")).isEmpty();
        assertThat(Wiring.of("blue")).isEmpty();
    }

    private static List<String> lines(List<List<String>> commands) {
        return commands.stream().map(command -> String.join(" ", command)).toList();
    }
}
