package io.dialstream.foundation.startup;

import io.dialstream.foundation.provider.InvalidAccountException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence which setting of a provider account is missing or malformed. */
class AccountFailure extends AbstractFailureAnalyzer<InvalidAccountException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidAccountException cause) {
        return new FailureAnalysis(
                "Dialstream cannot start: " + cause.getMessage() + ".", null, cause);
    }
}
