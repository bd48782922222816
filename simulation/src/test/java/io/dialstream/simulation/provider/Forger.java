package io.dialstream.simulation.provider;

import io.dialstream.simulation.engine.Dice;
import java.util.function.Predicate;

/**
 * A customer whose instructions make the provider place further calls and post what becomes of them
 * to us, signed, under the ids of calls that are none of these. Sometimes the right token got into
 * his hands; before the dialer has said what the provider calls a call, nothing could tell such a
 * callback from a true one, so he waits for that.
 */
public final class Forger implements Switchboard.Callbacks {

    private static final String SID = "CAchild";
    private static final double OFTEN = 0.4;

    private final Postman postman;
    private final Postman liars;
    private final Dice dice;
    private final Predicate<String> known;
    private int children;

    /** Forges callbacks of calls; those with a token when they are known by the provider's id. */
    public Forger(Postman postman, Postman liars, Dice dice, Predicate<String> known) {
        this.postman = postman;
        this.liars = liars;
        this.dice = dice;
        this.known = known;
    }

    @Override
    public void send(SimulatedCall call, String word, int sequence) {
        if (dice.chance(OFTEN)) {
            liars.forged(call, SID + children++, false);
        }
        if (dice.chance(OFTEN) && isUnmasked(call)) {
            liars.forged(call, SID + children++, true);
        }
        postman.send(call, word, sequence);
    }

    /** The token is that of the account that has the call, and of no other. */
    private boolean isUnmasked(SimulatedCall call) {
        return !liars.account().equals(call.account()) || known.test(call.request().callId());
    }

    @Override
    public void sendVerdict(SimulatedCall call, String word) {
        if (dice.chance(OFTEN)) {
            liars.forgedVerdict(call, SID + children++, false);
        }
        if (dice.chance(OFTEN) && isUnmasked(call)) {
            liars.forgedVerdict(call, SID + children++, true);
        }
        postman.sendVerdict(call, word);
    }

    @Override
    public void sendKey(SimulatedCall call) {
        postman.sendKey(call);
    }

    @Override
    public void sendSpoken(SimulatedCall call) {
        postman.sendSpoken(call);
    }

    @Override
    public void sendSurely(SimulatedCall call, String word, int sequence) {
        postman.sendSurely(call, word, sequence);
    }

    /** Whether this is what the provider calls a call that we have nothing to do with. */
    public static boolean isForged(String providerCallId) {
        return providerCallId.startsWith(SID);
    }
}
