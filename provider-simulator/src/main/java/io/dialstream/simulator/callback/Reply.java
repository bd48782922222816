package io.dialstream.simulator.callback;

import io.dialstream.simulator.callback.ConnectionOverrides.Trouble;

/** What came of sending a message, after all retries. */
public sealed interface Reply {

    /** Whether the receiver took it. */
    boolean isSuccess();

    /** There was an answer. */
    record Answered(int status, String contentType, String body) implements Reply {

        private static final int LEAST_SUCCESS = 200;
        private static final int LEAST_REDIRECT = 300;

        @Override
        public boolean isSuccess() {
            return status >= LEAST_SUCCESS && status < LEAST_REDIRECT;
        }
    }

    /** There was none. */
    record Unanswered(Trouble trouble, String detail) implements Reply {

        @Override
        public boolean isSuccess() {
            return false;
        }
    }
}
