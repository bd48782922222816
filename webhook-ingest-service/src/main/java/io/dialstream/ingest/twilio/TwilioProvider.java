package io.dialstream.ingest.twilio;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account at Twilio. What it signs must also name it, once. */
final class TwilioProvider implements Provider {

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String ACCOUNT = "AccountSid";

    /**
     * Up to five retries, as of status callbacks: an opt-out is written down, or the callee is not
     * told that it is. Neither sent nor signed (docs: Webhooks, Connection overrides).
     */
    private static final String RETRIES = "#rc=5&rp=5xx,ct,rt";

    private static final TwilioForms FORMS = new TwilioForms("Twilio", RETRIES, Map.of());

    private final String accountSid;
    private final TwilioSignatures signatures;

    TwilioProvider(String accountSid, List<String> authTokens, PublicAddress address) {
        this.accountSid = accountSid;
        this.signatures = new TwilioSignatures(authTokens, new SignedTexts(address));
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of(SIGNATURE);
    }

    @Override
    public Verification verify(RawRequest request) {
        if (!signatures.isSigned(request, request.header(SIGNATURE))) {
            return new Verification.Forged();
        }
        var named = request.form().all(ACCOUNT);
        if (named.size() != 1) {
            return new Verification.Unclear(new FieldProblem(ACCOUNT, "must be there once"));
        }
        return named.getFirst().equals(accountSid)
                ? new Verification.Genuine()
                : new Verification.Foreign();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        return FORMS.read(request.form());
    }

    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return FORMS.readVerdict(request.form());
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return FORMS.readKeyPress(request.form());
    }

    @Override
    public Optional<IncomingCall> readIncoming(RawRequest request) {
        return FORMS.readIncoming(request.form());
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return FORMS.instructions(hears);
    }
}
