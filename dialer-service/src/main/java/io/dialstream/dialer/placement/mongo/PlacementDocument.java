package io.dialstream.dialer.placement.mongo;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.dialer.placement.Placement;
import io.dialstream.dialer.placement.PlacementState;
import io.dialstream.dialer.placement.PlacementState.Accepted;
import io.dialstream.dialer.placement.PlacementState.GivenUp;
import io.dialstream.dialer.placement.PlacementState.Pending;
import io.dialstream.dialer.placement.PlacementState.Refused;
import io.dialstream.dialer.placement.PlacementState.Requested;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A placement as it lies in MongoDB. Fields that a state does not have are left out. Its words are
 * older than the code: DUE is Pending and ASKED is Requested. One without an account is from when
 * there was only the first.
 */
final class PlacementDocument {

    /** Only where the provider was asked and its answer is not known. */
    static final String ASKED_AT = "askedAt";

    /** Only with it, and not in documents of earlier versions. */
    private static final String STARTED_AT = "startedAt";

    /** Our account; placements from before there were several do not have it. */
    static final String PROVIDER = "provider";

    static final String TO = "to";
    static final String FROM = "from";
    static final String PROVIDER_CALL_ID = "providerCallId";

    /** The provider's id again when it was concluded: unique, so that only one can conclude it. */
    static final String FOUND = "found";

    /** Placements of versions that handed no tokens out do not have it. */
    private static final String TOKENED = "tokened";

    /** What a refusal means for the lead; null where that is plain. */
    private static final String ENDING = "ending";

    /** What earlier versions say, and read, in its place: that our credentials were refused. */
    private static final String LEAD_RETURNED = "leadReturned";

    private PlacementDocument() {}

    static Document write(Placement placement) {
        var document =
                new Document("_id", placement.callId())
                        .append(PROVIDER, placement.provider())
                        .append(TO, placement.to().e164())
                        .append(FROM, placement.from().e164())
                        .append("notedAt", Date.from(placement.notedAt()))
                        .append(TOKENED, placement.tokened())
                        .append("version", placement.version());
        return switch (placement.state()) {
            case Pending(var dueAt, int attempts) ->
                    document.append("state", "DUE")
                            .append("dueAt", Date.from(dueAt))
                            .append("attempts", attempts);
            case Requested(var requestedAt, int attempts, var startedAt) ->
                    requested(document, startedAt)
                            .append(ASKED_AT, Date.from(requestedAt))
                            .append("attempts", attempts);
            case Accepted(var id, boolean found) -> accepted(document, id, found);
            case GivenUp(var requestedAt) ->
                    document.append("state", "GIVEN_UP").append(ASKED_AT, Date.from(requestedAt));
            case Refused(var reason, var detail, var ending) ->
                    document.append("state", "REFUSED")
                            .append("reason", reason)
                            .append("detail", detail)
                            .append(ENDING, ending)
                            .append(LEAD_RETURNED, Endings.CREDENTIALS_REFUSED.equals(ending));
        };
    }

    private static Document requested(Document document, @Nullable Instant startedAt) {
        document.append("state", "ASKED");
        return startedAt == null ? document : document.append(STARTED_AT, Date.from(startedAt));
    }

    private static Document accepted(Document document, String id, boolean found) {
        document.append("state", "ACCEPTED").append(PROVIDER_CALL_ID, id);
        return found ? document.append(FOUND, id) : document;
    }

    static Placement read(Document document) {
        return new Placement(
                document.getString("_id"),
                requireNonNullElse(document.getString(PROVIDER), ConfiguredAccounts.FIRST),
                new PhoneNumber(document.getString(TO)),
                new PhoneNumber(document.getString(FROM)),
                time(document, "notedAt"),
                state(document),
                document.getBoolean(TOKENED, false),
                document.getLong("version"));
    }

    private static PlacementState state(Document document) {
        var state = document.getString("state");
        return switch (state) {
            case "DUE" -> new Pending(time(document, "dueAt"), document.getInteger("attempts"));
            case "ASKED" ->
                    new Requested(
                            time(document, ASKED_AT),
                            document.getInteger("attempts"),
                            document.containsKey(STARTED_AT) ? time(document, STARTED_AT) : null);
            case "ACCEPTED" ->
                    new Accepted(document.getString(PROVIDER_CALL_ID), document.containsKey(FOUND));
            case "GIVEN_UP" -> new GivenUp(time(document, ASKED_AT));
            case "REFUSED" ->
                    new Refused(
                            document.getString("reason"),
                            document.getString("detail"),
                            ending(document));
            default -> throw new IllegalStateException("no placement is " + state);
        };
    }

    private static @Nullable String ending(Document document) {
        return document.getBoolean(LEAD_RETURNED)
                ? Endings.CREDENTIALS_REFUSED
                : document.getString(ENDING);
    }

    private static Instant time(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}
