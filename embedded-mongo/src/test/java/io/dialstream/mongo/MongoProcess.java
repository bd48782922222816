package io.dialstream.mongo;

import java.nio.file.Path;

/** The server as a process of its own, to be killed by tests. */
final class MongoProcess {

    private MongoProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]), 0);
        System.out.println(mongo.uri());
        Thread.currentThread().join();
    }

    static Process start(Path folder) throws java.io.IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MongoProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
