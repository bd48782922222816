package io.dialstream.simulation.provider;

import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.CallStatus;
import org.jspecify.annotations.Nullable;

/** A call as it truly is; times in microseconds. */
public final class SimulatedCall {

    private final String account;
    private final String sid;
    private final PlacementRequest request;
    private final long acceptedAt;
    private final long listedAt;
    private final Manners manners;
    private String word = "queued";
    private CallStatus status = CallStatus.DIALING;
    private long endedAt = Long.MAX_VALUE;
    private long answeredAt;
    private int sequence;
    private @Nullable String verdict;
    private int messages;
    private int instructions;
    private long instructedAt = Long.MIN_VALUE;
    private boolean pressed;
    private boolean confirmed;

    SimulatedCall(
            String account,
            Manners manners,
            String sid,
            PlacementRequest request,
            long acceptedAt,
            long listedAt) {
        this.account = account;
        this.sid = sid;
        this.manners = manners;
        this.request = request;
        this.acceptedAt = acceptedAt;
        this.listedAt = listedAt;
    }

    /** The id of the account that has it. */
    public String account() {
        return account;
    }

    public String sid() {
        return sid;
    }

    /** What its create was answered with. */
    String requestId() {
        return manners.namesAtOnce() ? sid : "R" + sid;
    }

    /** Whether nobody but the log can say how long it has lasted, by the times that it has. */
    public boolean isTimedByTheLog() {
        return manners.waitsForCommands();
    }

    /** How often the callee was told what there is to hear. */
    public int instructions() {
        return instructions;
    }

    /** Whether a command is another one, and not the last said again. */
    boolean isToldAnew(long now, long countsOnceFor) {
        return instructions == 0 || now > instructedAt + countsOnceFor;
    }

    void isTold(long now) {
        instructions++;
        instructedAt = now;
    }

    public PlacementRequest request() {
        return request;
    }

    public CallStatus status() {
        return status;
    }

    public boolean ended() {
        return endedAt != Long.MAX_VALUE;
    }

    /** When the provider took it, in microseconds. */
    public long acceptedAt() {
        return acceptedAt;
    }

    long endedAt() {
        return endedAt;
    }

    boolean listed(long now) {
        return listedAt <= now;
    }

    String word() {
        return word;
    }

    int nextSequence() {
        return sequence++;
    }

    boolean queued() {
        return word.equals("queued");
    }

    void become(String nextWord, CallStatus next, long now) {
        word = nextWord;
        status = next;
        if (next == CallStatus.ANSWERED) {
            answeredAt = now;
        }
        if (next.isFinal()) {
            endedAt = now;
        }
    }

    /** What machines that answer are to be done by; null when nobody listens for them. */
    public @Nullable AnsweringMachine onMachine() {
        return request.answer().answeringMachine();
    }

    /**
     * Who has answered, in the provider's word, right or wrong; null as long as it has not said.
     */
    public @Nullable String verdict() {
        return verdict;
    }

    void judged(String word) {
        verdict = word;
    }

    /** How often it has heard the message for machines. */
    public int messages() {
        return messages;
    }

    void hearsMessage() {
        messages++;
    }

    void presses() {
        pressed = true;
    }

    /** Whether the callee has pressed the key that stops the calls. */
    public boolean hasPressed() {
        return pressed;
    }

    void hearsConfirmation() {
        confirmed = true;
    }

    /** Whether the callee has heard that the calls stop. */
    public boolean hasHeardConfirmation() {
        return confirmed;
    }

    /** When it ended, in microseconds. */
    public long endedAtMicros() {
        return endedAt;
    }

    /** Talk time in whole seconds; null for a call that was not completed. */
    public @Nullable Integer talkSeconds() {
        return status == CallStatus.COMPLETED
                ? Math.toIntExact((endedAt - answeredAt) / 1_000_000)
                : null;
    }

    @Override
    public String toString() {
        return sid + " of " + request.callId() + " is " + word;
    }
}
