package io.dialstream.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialstreamIT {

    @Test
    void saysInOneSentenceThatKafkaDoesNotAnswer() throws IOException {
        var nobody = "127.0.0.1:" + freePort();
        for (var command :
                List.of(
                        new String[] {"dlt", "list", "--topic", "call-status"},
                        new String[] {"dlt", "replay", "--topic", "call-status", "--all"})) {
            var errors = new StringWriter();
            var arguments = Arrays.copyOf(command, command.length + 4);
            arguments[command.length] = "--bootstrap-servers";
            arguments[command.length + 1] = nobody;
            arguments[command.length + 2] = "--timeout";
            arguments[command.length + 3] = "1";

            var status =
                    Dialstream.commandLine().setErr(new PrintWriter(errors)).execute(arguments);

            assertThat(status).isEqualTo(1);
            assertThat(errors.toString().strip())
                    .isEqualTo("dialstream: Kafka does not answer at " + nobody + ".");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
