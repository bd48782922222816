package io.dialstream.stack;

/** Until somebody ends this process. */
final class Forever {

    private Forever() {}

    static void await() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
