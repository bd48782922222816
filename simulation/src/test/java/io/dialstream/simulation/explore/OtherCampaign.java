package io.dialstream.simulation.explore;

import static java.util.Objects.requireNonNull;

import io.dialstream.campaigns.cap.Callee;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.rules.CallStart;
import io.dialstream.simulation.explore.Space.Next;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Another campaign of the same user, which calls the number of the last lead once. Its call is
 * reserved as every call is, and placed or refused by the provider at any moment until its command
 * expires.
 */
final class OtherCampaign {

    static final String CALL = "other-1-1";

    /** How far it has come. */
    enum State {
        BEFORE,
        RESERVED,
        PLACED,
        /** It is stored when its call has begun. */
        KNOWN,
        GIVEN_BACK
    }

    private final Desk desk;
    private final Callee callee;
    private final CapReservations caps;

    OtherCampaign(Desk desk) {
        this.desk = desk;
        this.callee = new Callee(CampaignPorts.USER, Desk.number(desk.lastLead()));
        this.caps = new CapReservations(new RecentCallsOfMoment(desk));
    }

    void all(Moment moment, Next<Moment> next) {
        var side = requireNonNull(moment.campaign);
        switch (side.other) {
            case BEFORE -> reserve(moment, next);
            case RESERVED -> {
                if (moment.now < side.otherAt + RuleBounds.HOLDS_FOR) {
                    step(moment, "another campaign's call begins", State.PLACED, next, this::begin);
                }
                step(
                        moment,
                        "another campaign's call is refused, and given back",
                        State.GIVEN_BACK,
                        next,
                        _ -> caps.giveBack(Map.of(callee, List.of(CALL))));
            }
            case PLACED ->
                    step(
                            moment,
                            "another campaign notes when its call has begun",
                            State.KNOWN,
                            next,
                            after ->
                                    caps.begun(
                                            Map.of(
                                                    callee,
                                                    List.of(CallStart.at(CALL, at(after))))));
            case KNOWN, GIVEN_BACK -> {}
        }
    }

    private static Instant at(Moment moment) {
        return Instant.ofEpochMilli(requireNonNull(moment.campaign).otherAt);
    }

    private void reserve(Moment moment, Next<Moment> next) {
        var after = moment.copy();
        desk.moment = after;
        var now = Instant.ofEpochMilli(moment.now);
        var call = new CallStart(CALL, now, now.plusMillis(RuleBounds.HOLDS_FOR));
        var wish = new CapReservations.Wish(callee, call, List.of(RuleBounds.attemptCap()));
        if (caps.reserve(List.of(wish)).isEmpty()) {
            var side = after.changingCampaign();
            side.other = State.RESERVED;
            side.otherAt = moment.now;
            desk.check(desk.begunOfLate() == 0, "a call is reserved only where its cap allows one");
            next.accept(() -> "another campaign reserves a call to the same number", after);
        }
    }

    private void begin(Moment after) {
        after.changingCampaign().otherAt = after.now;
        desk.keepsToCap();
    }

    private void step(
            Moment moment, String what, State to, Next<Moment> next, Consumer<Moment> does) {
        var after = moment.copy();
        desk.moment = after;
        after.changingCampaign().other = to;
        does.accept(after);
        next.accept(() -> what, after);
    }

    /** Whether nobody knows yet what becomes of its call. */
    static boolean isLate(Moment moment) {
        return requireNonNull(moment.campaign).other == State.RESERVED;
    }

    /** Whether its call has begun. */
    static boolean hasBegun(CampaignSide side) {
        return side.other == State.PLACED || side.other == State.KNOWN;
    }
}
