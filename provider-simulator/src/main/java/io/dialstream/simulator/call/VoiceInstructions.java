package io.dialstream.simulator.call;

import org.jspecify.annotations.Nullable;

/** Where the instructions for an answered call come from. */
public sealed interface VoiceInstructions {

    /** Asked for at this URL when the call is answered. */
    record Fetched(String url, String method) implements VoiceInstructions {}

    /** Given with the create, in the words of its vendor. */
    record Given(String document) implements VoiceInstructions {}

    /**
     * None until the caller, who was told of the answer, commands something.
     *
     * @param createId what the caller calls its create by, so that the same one counts once
     * @param state what comes back with everything that is told of the call
     */
    record Commanded(@Nullable String createId, @Nullable String state)
            implements VoiceInstructions {}

    /** An application at the provider, which the simulator takes to be in order. */
    record Application(String sid) implements VoiceInstructions {}
}
