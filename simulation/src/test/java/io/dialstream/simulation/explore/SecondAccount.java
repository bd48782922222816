package io.dialstream.simulation.explore;

import io.dialstream.dialer.provider.Capabilities;
import io.dialstream.dialer.provider.MessageAnswer;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account that a call goes to when the first has denied it. */
record SecondAccount(Desk desk) implements Provider {

    static final String ID = "second";

    private static final PhoneNumber OURS = new PhoneNumber("+4930333333");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String vendor() {
        return desk.vendor();
    }

    @Override
    public Capabilities capabilities() {
        return desk.capabilities();
    }

    @Override
    public PhoneNumber defaultCallerId() {
        return OURS;
    }

    @Override
    public PlacementAnswer place(PlacementRequest request) {
        return desk.place(ID, request);
    }

    @Override
    public Optional<ProviderCall> fetch(String providerCallId) {
        return desk.fetch(ID, providerCallId);
    }

    @Override
    public List<ProviderCall> find(PhoneNumber to, PhoneNumber from, Instant since) {
        return desk.find(ID, to);
    }

    @Override
    public boolean isShownAsOurs(String providerCallId, PlaceCall call) {
        return desk.isShownAsOurs(providerCallId, call);
    }

    @Override
    public MessageAnswer leaveMessage(String providerCallId, PlaceCall call) {
        throw new IllegalStateException("nobody listens for machines");
    }

    @Override
    public Optional<ProviderCall> hangUp(String providerCallId) {
        return desk.hangUp(ID, providerCallId);
    }
}
