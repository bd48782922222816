package io.dialstream.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is measured. */
final class Commit {

    private Commit() {}

    /**
     * The short name of the commit checked out here, with a plus sign when sources differ from it.
     */
    static String current() throws IOException {
        String commit = git("rev-parse", "--short", "HEAD");
        String changed = git("status", "--porcelain", "--untracked-files=no", "--", ":!docs");
        return commit + (changed.isEmpty() ? "" : "+");
    }

    private static String git(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
