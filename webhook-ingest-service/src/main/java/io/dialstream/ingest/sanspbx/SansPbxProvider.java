package io.dialstream.ingest.sanspbx;

import io.dialstream.events.CallStatus;
import io.dialstream.foundation.callback.CallbackTokens;
import io.dialstream.foundation.callback.CallbackTokens.Purpose;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.ingest.callback.CallIds;
import io.dialstream.ingest.callback.Proof;
import io.dialstream.ingest.provider.CalleeHears;
import io.dialstream.ingest.provider.Instructions;
import io.dialstream.ingest.provider.KeyPress;
import io.dialstream.ingest.provider.Provider;
import io.dialstream.ingest.provider.StatusCallback;
import io.dialstream.ingest.provider.Verification;
import io.dialstream.ingest.request.RawRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account at SansPBX. It signs nothing and asks for nothing: there are status webhooks only. */
final class SansPbxProvider implements Provider {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final String STATUS_PATH = "/status";

    private final String account;
    private final WebhookNames names;
    private final Senders senders;
    private final CallbackTokens tokens;

    SansPbxProvider(String account, WebhookNames names, Senders senders, CallbackTokens tokens) {
        this.account = account;
        this.names = names;
        this.senders = senders;
        this.tokens = tokens;
    }

    @Override
    public List<String> signatureHeaders() {
        return List.of();
    }

    /** Only what has the token of the call that its address names, at the path for that. */
    @Override
    public Verification verify(RawRequest request) {
        var query = request.queryFields();
        var ids = CallIds.read(query);
        return ids != null
                        && request.path().endsWith(STATUS_PATH)
                        && senders.allow(request.sender())
                        && ids.proof(query, Purpose.STATUS, account, tokens) == Proof.RIGHT
                ? new Verification.Genuine()
                : new Verification.Forged();
    }

    @Override
    public StatusCallback read(RawRequest request) {
        var fields = WebhookFields.of(request);
        var id = WebhookNames.first(fields, names.callId());
        var word = WebhookNames.first(fields, names.status());
        if (!StatusCallback.isCallId(id)) {
            return malformed(names.callId(), "must be the id of a call");
        }
        if (word.isEmpty()) {
            return malformed(names.status(), "is missing from the callback");
        }
        var seconds = seconds(WebhookNames.first(fields, names.billSeconds()));
        var status =
                SansPbxStatus.read(
                        word,
                        seconds,
                        WebhookNames.first(fields, names.disposition()),
                        WebhookNames.first(fields, names.cause()));
        return new StatusCallback.Report(
                id,
                status.status(),
                word,
                null,
                null,
                status.status() == CallStatus.COMPLETED ? seconds : null,
                status.reason(),
                status.detail(),
                null,
                fields.asMap());
    }

    private static StatusCallback malformed(List<String> names, String problem) {
        return new StatusCallback.Malformed(List.of(new FieldProblem(names.getFirst(), problem)));
    }

    private static @Nullable Integer seconds(String text) {
        return SECONDS.matcher(text).matches() ? Integer.valueOf(text) : null;
    }

    @Override
    public StatusCallback readVerdict(RawRequest request) {
        return malformed(names.status(), "says nothing of who has answered");
    }

    @Override
    public Optional<KeyPress> readKeyPress(RawRequest request) {
        return Optional.empty();
    }

    /** Nobody asks. */
    @Override
    public Instructions instructions(CalleeHears hears) {
        return new Instructions("text/plain", "");
    }
}
