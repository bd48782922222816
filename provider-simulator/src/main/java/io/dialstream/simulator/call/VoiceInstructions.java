package io.dialstream.simulator.call;

/** Where the instructions for an answered call come from. */
public sealed interface VoiceInstructions {

    /** Asked for at this URL when the call is answered. */
    record Fetched(String url, String method) implements VoiceInstructions {}

    /** Given with the create, in the words of its vendor. */
    record Given(String document) implements VoiceInstructions {}

    /** None until the caller, who was told of the answer, commands something. */
    record Commanded() implements VoiceInstructions {}

    /** An application at the provider, which the simulator takes to be in order. */
    record Application(String sid) implements VoiceInstructions {}
}
