package io.dialstream.campaigns.validation.web;

import io.dialstream.foundation.problem.UnavailableException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets one large body at a time be taken apart: two of them could fill the heap. */
@Component
class LargeBodies {

    private static final long PATIENCE_SECONDS = 20;

    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Waits for the body's turn, if it is a large one.
     *
     * @throws UnavailableException when it does not come
     */
    void enter(SpooledBody body) {
        if (body.isInFile() && !isTurn()) {
            throw new UnavailableException("Too many large requests at once; try again.");
        }
    }

    void leave(SpooledBody body) {
        if (body.isInFile()) {
            turn.release();
        }
    }

    private boolean isTurn() {
        try {
            return turn.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
