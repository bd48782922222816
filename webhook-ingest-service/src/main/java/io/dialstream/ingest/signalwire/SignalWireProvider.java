package io.dialstream.ingest.signalwire;

import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.IncomingCall;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import io.dialstream.ingest.twilio.TwilioForms;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A project at SignalWire. What its space signs must also name it, once. */
final class SignalWireProvider implements Provider {

    private static final String SIGNATURE = "X-SignalWire-Signature";

    /** The same signature, for programs that were written for Twilio. */
    private static final String COMPATIBLE_SIGNATURE = "X-Twilio-Signature";

    private static final String ACCOUNT = "AccountSid";

    /** What Twilio understands in the fragment of an address is not documented here. */
    private static final String NO_RETRIES = "";

    private static final TwilioForms FORMS =
            new TwilioForms("SignalWire", NO_RETRIES, Map.of("answered", "in-progress"));

    private final String projectId;
    private final SignalWireSignatures signatures;

    SignalWireProvider(String projectId, String signingKey, PublicAddress address) {
        this.projectId = projectId;
        this.signatures = new SignalWireSignatures(signingKey, address);
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of(SIGNATURE, COMPATIBLE_SIGNATURE);
    }

    @Override
    public Verification verify(RawRequest request) {
        var own = request.header(SIGNATURE);
        if (!signatures.isSigned(
                request, own == null ? request.header(COMPATIBLE_SIGNATURE) : own)) {
            return new Verification.Forged();
        }
        var named = fields(request).all(ACCOUNT);
        if (named.size() != 1) {
            return new Verification.Unclear(new FieldProblem(ACCOUNT, "must be there once"));
        }
        return named.getFirst().equalsIgnoreCase(projectId)
                ? new Verification.Genuine()
                : new Verification.Foreign();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        return FORMS.read(fields(request));
    }

    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return FORMS.readVerdict(fields(request));
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return FORMS.readKeyPress(fields(request));
    }

    @Override
    public Optional<IncomingCall> readIncoming(RawRequest request) {
        return FORMS.readIncoming(fields(request));
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return FORMS.instructions(hears);
    }

    private static Form fields(RawRequest request) {
        return request.isForm() ? request.form() : JsonFields.of(request.body());
    }
}
