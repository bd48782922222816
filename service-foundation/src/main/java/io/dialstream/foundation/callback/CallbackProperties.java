package io.dialstream.foundation.callback;

import jakarta.validation.constraints.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The secret that the dialer and the ingest share.
 *
 * @param secretPrevious accepted as well while the secret is replaced; empty when it is not
 */
@Validated
@ConfigurationProperties("dialstream.callback")
public record CallbackProperties(
        @Pattern(
                        regexp = "[!-~]{16,}",
                        message =
                                "DIALSTREAM_CALLBACK_SECRET must be at least 16 characters that"
                                        + " nobody can guess, the same for the dialer and the"
                                        + " ingest (openssl rand -hex 32)")
                @DefaultValue("")
                String secret,
        @Pattern(
                        regexp = "([!-~]{16,})?",
                        message =
                                "DIALSTREAM_CALLBACK_SECRET_PREVIOUS must be the former callback"
                                        + " secret or be left out")
                @DefaultValue("")
                String secretPrevious) {

    /** With the secret, and the former one during a rotation. */
    public CallbackTokens tokens() {
        return new CallbackTokens(
                Stream.of(secret, secretPrevious).filter(known -> !known.isEmpty()).toList());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CallbackProperties[]";
    }
}
