package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.Lost;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.NeverSent;
import io.dialstream.dialer.provider.twilio.TwilioAnswer.Replied;
import java.util.Set;

/** What the answer to a create says about the call. When in doubt, it may have been dialled. */
final class TwilioAnswers {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Queue longer than 24 h, too many calls at once, too many requests: nothing was created. */
    private static final Set<Integer> CAPACITY = Set.of(22005, 10004, 20429);

    private TwilioAnswers() {}

    static PlacementAnswer toCreate(TwilioAnswer answer) {
        return switch (answer) {
            case NeverSent(String why) -> new Busy(null, "Twilio cannot be reached: " + why);
            case Lost(String why) -> new Unclear("The answer was lost: " + why);
            case Replied reply when reply.isSuccess() -> created(reply);
            case Replied reply when reply.status() >= 400 && reply.status() < 500 -> refused(reply);
            case Replied reply -> new Unclear("Twilio answered " + reply.status());
        };
    }

    private static PlacementAnswer created(Replied reply) {
        var sid = TwilioJson.parse(reply.body()).path("sid").stringValue("");
        return sid.isBlank()
                ? new Unclear("Twilio answered %d without a call".formatted(reply.status()))
                : new Accepted(sid);
    }

    private static PlacementAnswer refused(Replied reply) {
        var error = TwilioError.of(reply);
        if (reply.status() == TOO_MANY_REQUESTS || CAPACITY.contains(error.code())) {
            return new Busy(reply.retryAfter(), error.message());
        }
        var code = String.valueOf(error.code());
        return switch (reply.status()) {
            case 401, 403 -> new CredentialsRefused(code, error.message());
            default -> new Refused(code, error.message());
        };
    }
}
