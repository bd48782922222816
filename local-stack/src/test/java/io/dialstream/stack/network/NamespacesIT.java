package io.dialstream.stack.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where namespaces are allowed: on Linux, as root. */
class NamespacesIT {

    private static final int NOBODY_LISTENS = 9;

    private final Optional<Namespaces> made = Namespaces.make(2);

    @AfterEach
    void remove() {
        made.ifPresent(Namespaces::close);
    }

    @ParameterizedTest
    @EnumSource
    void areReachedUnlessTheyAreCutOff(Direction direction) throws IOException {
        assumeThat(made).isPresent();
        Namespaces namespaces = made.orElseThrow();
        assertThat(answers(namespaces, 2)).isTrue();

        namespaces.cut(2, direction);
        assertThat(answers(namespaces, 2)).isFalse();
        assertThat(answers(namespaces, 1)).isTrue();

        namespaces.heal(2, direction);
        assertThat(answers(namespaces, 2)).isTrue();
    }

    @Test
    void areGoneInTheEnd() {
        assumeThat(made).isPresent();
        Namespaces namespaces = made.orElseThrow();
        List<Path> names =
                List.of(1, 2).stream()
                        .map(member -> namespaces.entrance(member).getLast())
                        .map(Path.of("/run/netns")::resolve)
                        .toList();
        assertThat(names).allMatch(Files::exists);

        namespaces.close();

        assertThat(names).noneMatch(Files::exists);
    }

    /** Whether it says that nobody listens there, instead of nothing. */
    private static boolean answers(Namespaces namespaces, int member) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(namespaces.address(member), NOBODY_LISTENS), 1_500);
            return true;
        } catch (ConnectException refused) {
            return true;
        } catch (IOException silent) {
            return false;
        }
    }
}
