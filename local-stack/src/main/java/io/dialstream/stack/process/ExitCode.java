package io.dialstream.stack.process;

/** What the number says with which a process ended. */
final class ExitCode {

    private static final int SIGNALLED = 128;

    private ExitCode() {}

    static String describe(int code) {
        return code > SIGNALLED ? "by signal " + (code - SIGNALLED) : "exit code " + code;
    }
}
