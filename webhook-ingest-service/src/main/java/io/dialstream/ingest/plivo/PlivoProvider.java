package io.dialstream.ingest.plivo;

import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Optional;

/** An account at Plivo. What it sends does not name it: only its token can have signed it. */
final class PlivoProvider implements Provider {

    private static final String SIGNATURES = "X-Plivo-Signature-V3";
    private static final String NONCE = "X-Plivo-Signature-V3-Nonce";

    private final PlivoSignatures signatures;

    PlivoProvider(PlivoSignatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of(SIGNATURES);
    }

    @Override
    public Verification verify(RawRequest request) {
        return signatures.isSigned(request, request.header(SIGNATURES), request.header(NONCE))
                ? new Verification.Genuine()
                : new Verification.Forged();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        return PlivoCallback.read(request.form());
    }

    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return PlivoCallback.readVerdict(request.form());
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return PlivoCallback.readKeyPress(request.form());
    }

    @Override
    public Optional<StatusCallback.Report> readAnswer(RawRequest request) {
        return PlivoCallback.readAnswer(request.form());
    }

    @Override
    public Optional<IncomingCall> readIncoming(RawRequest request) {
        return PlivoCallback.readIncoming(request.form());
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return PlivoXml.write(hears);
    }
}
