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
}
