package io.dialstream.stack.kafka;

import java.nio.file.Path;

/** The broker as a process of its own, to be killed by tests. */
final class KafkaProcess {

    private KafkaProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        long start = System.nanoTime();
        EmbeddedKafka kafka =
                EmbeddedKafka.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println(
                kafka.bootstrapServers()
                        + " after "
                        + (System.nanoTime() - start) / 1_000_000
                        + " ms");
        Thread.currentThread().join();
    }

    static Process start(Path folder, int port) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KafkaProcess.class.getName(),
                        folder.toString(),
                        String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
