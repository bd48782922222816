package io.dialstream.system;

import io.dialstream.stack.testing.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One stage, and what takes its traces, for all classes that leave it as it was: set for the first
 * of them, cleared after the last. Its data and logs stay in {@code target}.
 */
public record SharedStage(TraceCollector collector, Stage stage) implements AutoCloseable {

    /** Gives it to a test class that asks for it. */
    public static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == SharedStage.class;
        }

        @Override
        public SharedStage resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(SharedStage.class))
                    .computeIfAbsent(SharedStage.class, _ -> set(), SharedStage.class);
        }
    }

    private static SharedStage set() {
        try {
            var collector = TraceCollector.start();
            var data = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "stage");
            return new SharedStage(collector, Stage.set(data, collector.environment()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stage.close();
        collector.close();
    }
}
