package io.dialstream.simulator.truth;

import io.dialstream.simulator.call.Call;
import java.util.Objects;

/** Counts some of the calls, exactly: it is told of each acceptance and each end. */
final class Tally {

    private long calls;
    private long live;
    private long maxLive;
    private long successful;
    private long failed;
    private long missed;
    private long noAnswer;
    private long voicemail;
    private long talkSeconds;

    void accepted() {
        calls++;
        live++;
        maxLive = Math.max(maxLive, live);
    }

    /**
     * Counts an end.
     *
     * @param toMachine whether the caller knew by then that a machine or a fax had answered
     */
    void ended(Call call, boolean toMachine) {
        live--;
        switch (call.status()) {
            case COMPLETED -> completed(call, toMachine);
            case BUSY -> missed++;
            case NO_ANSWER -> noAnswer++;
            case FAILED, CANCELED -> failed++;
            case QUEUED, INITIATED, RINGING, IN_PROGRESS ->
                    throw new IllegalArgumentException(call.status() + " is not final");
        }
    }

    private void completed(Call call, boolean toMachine) {
        int seconds = Objects.requireNonNullElse(call.talkSeconds(), 0);
        if (toMachine) {
            voicemail++;
        } else if (seconds > 0) {
            successful++;
            talkSeconds += seconds;
        } else {
            missed++;
        }
    }

    long live() {
        return live;
    }

    long maxLive() {
        return maxLive;
    }

    Report.Campaign report() {
        return new Report.Campaign(
                calls,
                live,
                maxLive,
                successful,
                failed,
                missed,
                noAnswer,
                voicemail,
                talkSeconds,
                calls - live);
    }
}
