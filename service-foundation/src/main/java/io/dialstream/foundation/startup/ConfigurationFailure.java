package io.dialstream.foundation.startup;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.validation.ObjectError;

/** Says in one sentence which setting is missing or malformed. Never shows its value. */
class ConfigurationFailure extends AbstractFailureAnalyzer<BindValidationException> {

    @Override
    protected @Nullable FailureAnalysis analyze(
            Throwable rootFailure, BindValidationException cause) {
        var what =
                cause.getValidationErrors().getAllErrors().stream()
                        .map(ObjectError::getDefaultMessage)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("; "));
        return new FailureAnalysis("Dialstream cannot start: " + what + ".", null, cause);
    }
}
