package io.dialstream.ingest.vonage;

import io.dialstream.foundation.problem.FieldProblem;
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
import tools.jackson.databind.JsonNode;

/** An application at Vonage. What its account signs must also name both. */
final class VonageProvider implements Provider {

    private static final String SIGNATURE = "Authorization";
    private static final String API_KEY = "api_key";
    private static final String APPLICATION_ID = "application_id";
    private static final String INCOMING_PATH = "/incoming";

    private final String applicationId;
    private final String apiKey;
    private final VonageSignatures signatures;

    VonageProvider(String applicationId, String apiKey, VonageSignatures signatures) {
        this.applicationId = applicationId;
        this.apiKey = apiKey;
        this.signatures = signatures;
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of(SIGNATURE);
    }

    @Override
    public Verification verify(RawRequest request) {
        return signatures
                .claims(request, request.header(SIGNATURE))
                .map(this::whose)
                .orElseGet(Verification.Forged::new);
    }

    private Verification whose(JsonNode claims) {
        for (var name : List.of(API_KEY, APPLICATION_ID)) {
            if (claims.path(name).stringValue("").isBlank()) {
                return new Verification.Unclear(
                        new FieldProblem(name, "is missing from the signature"));
            }
        }
        return claims.path(API_KEY).stringValue("").equals(apiKey)
                        && claims.path(APPLICATION_ID)
                                .stringValue("")
                                .equalsIgnoreCase(applicationId)
                ? new Verification.Genuine()
                : new Verification.Foreign();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        return VonageEvent.of(request.body())
                .read(request.queryFields().all("awaits").contains("beep"));
    }

    /** All events come in at one address. */
    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return read(request);
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return VonageEvent.of(request.body()).keyPress();
    }

    /** Nobody else's instructions are fetched there. */
    @Override
    public boolean plays(CalleeHears hears) {
        return !(hears instanceof CalleeHears.Elsewhere);
    }

    /** The question of an application's answer_url, or an event of a call that comes in. */
    @Override
    public Optional<IncomingCall> readIncoming(RawRequest request) {
        var event = VonageEvent.of(request.body());
        return request.path().endsWith(INCOMING_PATH)
                ? event.question().or(event::incoming)
                : event.incoming();
    }

    @Override
    public Instructions instructions(CalleeHears hears) {
        return Ncco.write(hears);
    }
}
