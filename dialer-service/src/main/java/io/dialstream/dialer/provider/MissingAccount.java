package io.dialstream.dialer.provider;

import io.dialstream.dialer.provider.Capabilities.Ability;
import io.dialstream.dialer.provider.Capabilities.Answer;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account that calls name and that is not configured. A campaign on it pauses, as one whose
 * credentials are refused does, and its calls that live wait for it to come back.
 *
 * @param defaultCallerId only written down: nobody is called from it
 */
record MissingAccount(String id, PhoneNumber defaultCallerId) implements Provider {

    private static final String CODE = "NO_ACCOUNT";

    @Override
    public String vendor() {
        return "";
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.of(Answer.PULL, Ability.FETCHES_CALLS, Ability.NAMES_CALLS_AT_ONCE);
    }

    /** Nothing was sent. */
    @Override
    public PlacementAnswer place(PlacementRequest request) {
        return new PlacementAnswer.CredentialsRefused(CODE, problem());
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        throw new ProviderUnavailableException(problem());
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        throw new ProviderUnavailableException(problem());
    }

    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        throw new ProviderUnavailableException(problem());
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        throw new ProviderUnavailableException(problem());
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        throw new ProviderUnavailableException(problem());
    }

    private String problem() {
        return "No provider account " + id + " is configured";
    }
}
