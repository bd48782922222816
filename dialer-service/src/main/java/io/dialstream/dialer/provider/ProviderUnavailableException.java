package io.dialstream.dialer.provider;

/** The provider does not answer, or not with an answer; what was asked may be asked again. */
public class ProviderUnavailableException extends RuntimeException {

    public ProviderUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public ProviderUnavailableException(String message) {
        super(message);
    }
}
