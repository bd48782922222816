package io.dialstream.dialer.provider;

import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One of our accounts at a VoIP provider. Calls block; they are made on virtual threads. */
public interface Provider {

    /** The id of the account, as it stands in events and calls. */
    String id();

    /** At whom the account is, as it stands in the settings of accounts. */
    String vendor();

    /** What its vendor can do. */
    Capabilities capabilities();

    /**
     * Asks for a call with exactly one request on the wire, whatever happens to it. Never throws:
     * what is not known is {@link PlacementAnswer.Unclear}.
     */
    PlacementAnswer place(PlacementRequest request);

    /**
     * A call as the provider has it; empty when it does not know the id. Only for a vendor that
     * {@link Capabilities.Ability#FETCHES_CALLS can be asked}.
     *
     * @throws ProviderUnavailableException when the provider does not answer
     */
    Optional<ProviderCall> fetch(String providerCallId);

    /**
     * The calls from and to these numbers that were created since then, oldest first. A call may
     * appear a while after it was created. Only for a vendor that {@link
     * Capabilities.Ability#LISTS_CALLS lists calls}.
     *
     * @throws ProviderUnavailableException when the provider does not answer
     */
    List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since);

    /**
     * Whether a call that has ended is shown to be ours: among the requests that were made for it
     * is one with an address that only we have handed out, for this call. False as long as the
     * provider shows nothing, see {@link Capabilities#showsRequestsWithin}.
     *
     * @throws ProviderUnavailableException when the provider does not answer
     */
    default boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        return false;
    }

    /**
     * Ends a call in whatever state it is and tells the state after that; empty when the provider
     * does not know the id. A call that had ended before is no error.
     *
     * @throws ProviderUnavailableException when the provider does not answer
     */
    Optional<ProviderCall> hangUp(String providerCallId);

    /**
     * Lets the callee hear the voicemail message of a call, instead of what it hears, and ends the
     * call after it.
     *
     * @throws ProviderUnavailableException when the provider does not answer: the callee may hear
     *     it
     */
    MessageAnswer leaveMessage(String providerCallId, PlaceCall call);

    /**
     * Lets the callee of an answered call hear what the call is for. What is sent again within
     * {@link Capabilities#repeatableFor} counts once. Only for a vendor that {@link
     * Capabilities.Answer#PUSH waits for that}.
     *
     * @throws ProviderUnavailableException when the provider does not answer: the callee may hear
     *     it
     */
    default MessageAnswer instruct(String providerCallId, PlaceCall call) {
        throw new UnsupportedOperationException(vendor() + " knows what callees hear");
    }

    /** The number that calls come from when an agent has none of its own. */
    PhoneNumber defaultCallerId();
}
