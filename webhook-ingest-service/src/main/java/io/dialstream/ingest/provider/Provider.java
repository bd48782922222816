package io.dialstream.ingest.provider;

import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Optional;

/**
 * How one account of a vendor calls us back. All that a vendor does in its own way is behind this.
 */
public interface Provider {

    /**
     * The names of the headers in which a signature may come. A request without any of them is
     * turned away before its body is waited for. Of a vendor that signs nothing there are none, and
     * whatever comes in at its path is verified.
     */
    List<String> signatureHeaders();

    /** Whether the account sent a request. To be asked before anything of it is believed. */
    Verification verify(RawRequest request);

    /** What a status callback says. */
    StatusCallback read(RawRequest request);

    /** What a callback says that tells who has answered. */
    StatusCallback readVerdict(RawRequest request);

    /** What a callback says that tells which key a callee has pressed; nothing if it does not. */
    Optional<KeyPress> readKeyPress(RawRequest request);

    /**
     * What the question what a callee shall hear says of the call besides: that it was answered,
     * where the vendor says that in no other way.
     */
    default Optional<StatusCallback.Report> readAnswer(RawRequest request) {
        return Optional.empty();
    }

    /** What is answered to the question what a callee shall hear. */
    Instructions instructions(CalleeHears hears);

    /**
     * What a request says of a call that comes in: the question what the caller shall hear, or a
     * status callback of the number. Nothing where it is about no such call, or cannot be read.
     */
    default Optional<IncomingCall> readIncoming(RawRequest request) {
        return Optional.empty();
    }

    /** Whether the vendor can let the caller of a call that comes in hear that. */
    default boolean plays(CalleeHears hears) {
        return true;
    }

    /**
     * Whether the vendor asks what the caller of a call that comes in shall hear. One that does not
     * tells what happens, and is {@link #command commanded}.
     */
    default boolean asks() {
        return true;
    }

    /**
     * Does what is to be done about a call that comes in, at a vendor that does not ask, after what
     * a request says has happened. A command that is repeated counts once.
     *
     * @param hears what the caller is to hear
     */
    default CommandResult command(RawRequest request, CalleeHears hears) {
        return CommandResult.NONE;
    }
}
