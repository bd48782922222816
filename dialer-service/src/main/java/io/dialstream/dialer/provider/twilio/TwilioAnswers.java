package io.dialstream.dialer.provider.twilio;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import java.util.Set;

/** What the answer to a create says about the call. */
final class TwilioAnswers {

    private static final int TOO_MANY_REQUESTS = 429;

    /** Queue longer than 24 h, too many calls at once, too many requests: nothing was created. */
    private static final Set<Integer> CAPACITY = Set.of(22005, 10004, 20429);

    private final CreateAnswers answers;
    private final String title;

    TwilioAnswers(Dialect dialect) {
        this.title = dialect.title();
        this.answers =
                new CreateAnswers(
                        title, reply -> reply.json().path("sid").stringValue(""), this::refused);
    }

    PlacementAnswer toCreate(WireAnswer answer) {
        return answers.read(answer);
    }

    private PlacementAnswer refused(Replied reply) {
        var error = TwilioError.of(reply, title);
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
