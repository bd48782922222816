package io.dialstream.dialer.placement;

import static io.dialstream.events.CallStatus.COMPLETED;
import static io.dialstream.events.CallStatus.DIALING;

import io.dialstream.dialer.provider.ProviderCall;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Endings;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import io.dialstream.events.Reasons;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that the dialer may ever say about a call. */
public final class DialerWords {

    private static final String PROVIDER = "twilio";
    private static final PhoneNumber FROM = new PhoneNumber("+15005550006");

    private DialerWords() {}

    /** As said at that moment: whoever takes over says it again later. */
    public static List<CallStatusChanged> at(Instant now, PlaceCall call) {
        var refused =
                new PlacementState.Refused(
                        Reasons.provider("20003"), "Authenticate", Endings.CREDENTIALS_REFUSED);
        return List.of(
                CallEvents.initiated(call, PROVIDER, FROM, now),
                CallEvents.dialing(call, PROVIDER, FROM, "CA1", now),
                CallEvents.found(call, PROVIDER, FROM, "CA1", now),
                CallEvents.seen(call, PROVIDER, "CA1", fetched("queued", null), DIALING, now),
                CallEvents.seen(call, PROVIDER, "CA1", fetched("completed", 7), COMPLETED, now),
                CallEvents.seen(call, PROVIDER, "CA1", fetched("completed", 8), COMPLETED, now),
                CallEvents.refused(call, PROVIDER, refused, now),
                CallEvents.unknown(call, PROVIDER, now),
                CallEvents.shown(call, PROVIDER, fetched("completed", 7), now),
                CallEvents.unproven(call, PROVIDER, now),
                CallEvents.lost(call, PROVIDER, "CA1", now));
    }

    private static ProviderCall fetched(String word, @Nullable Integer talked) {
        return new ProviderCall(
                "CA1",
                null,
                null,
                talked == null ? null : Instant.parse("2026-11-22T16:00:41Z"),
                talked,
                null,
                Map.of("status", word));
    }
}
