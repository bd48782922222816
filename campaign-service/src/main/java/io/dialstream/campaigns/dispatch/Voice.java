package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.agent.Agent;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * What of an agent a call needs.
 *
 * @param callerId null for the deployment's own number
 */
public record Voice(@Nullable PhoneNumber callerId, AnswerInstructions answer) {

    static Voice of(Agent agent) {
        return new Voice(agent.callerId(), agent.answer());
    }

    /** The same where nobody listens for machines. */
    Voice forPeople() {
        return new Voice(callerId, answer.onMachine(AnsweringMachine.IGNORE));
    }
}
