package io.dialstream.foundation.testing;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips what is to run on SecantusDB where it is not installed; where DIALSTREAM_TOOLS is {@code
 * required} that is a failure. Registered for all tests, see META-INF/services.
 */
public final class SecantusDbCondition implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return !SecantusDb.wanted() || SecantusDb.isThere()
                ? ConditionEvaluationResult.enabled("The store is there")
                : ConditionEvaluationResult.disabled("SecantusDB is not installed");
    }
}
