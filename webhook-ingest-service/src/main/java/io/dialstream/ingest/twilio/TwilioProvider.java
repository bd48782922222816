package io.dialstream.ingest.twilio;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Optional;

/** An account at Twilio. What it signs must also name it, once. */
final class TwilioProvider implements Provider {

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final String ACCOUNT = "AccountSid";

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
        return TwilioCallback.read(request.form());
    }

    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return TwilioCallback.readVerdict(request.form());
    }

    /** In the answer to a {@code <Gather>} (docs: TwiML, Gather). */
    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        var form = request.form();
        var calls = form.all("CallSid");
        var keys = form.all("Digits");
        return calls.size() == 1 && keys.size() == 1 && StatusCallback.isCallId(calls.getFirst())
                ? Optional.of(new KeyPress(calls.getFirst(), keys.getFirst()))
                : Optional.empty();
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return Twiml.write(hears);
    }
}
