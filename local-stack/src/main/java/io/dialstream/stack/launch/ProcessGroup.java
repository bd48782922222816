package io.dialstream.stack.launch;

import io.dialstream.stack.process.SupervisedProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Processes that start and end side by side. */
record ProcessGroup(List<SupervisedProcess> members) {

    void start() {
        members.forEach(SupervisedProcess::start);
    }

    void awaitReady() {
        Readiness.await(members);
    }

    void stop() {
        CompletableFuture.allOf(
                        members.stream()
                                .map(each ->
                                        CompletableFuture.runAsync(
                                                each::stop, Thread::startVirtualThread))
                                .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    String names() {
        return members.stream().map(each -> each.spec().name()).collect(Collectors.joining(", "));
    }
}
