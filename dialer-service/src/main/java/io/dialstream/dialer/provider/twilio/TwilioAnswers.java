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

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    /** Queue longer than 24 h, too many calls at once, too many requests: nothing was created. */
    private static final Set<Integer> CAPACITY = Set.of(22005, 10004, 20429);

    /**
     * What is wrong with the number, whatever the account may do otherwise: not valid (21211,
     * 21214, 21217), its country not permitted (21215, 13227; 21408 where the vendor says so of
     * messages as well), blocked (21216), or not verified by an account on trial (21219).
     */
    private static final Set<Integer> DESTINATION =
            Set.of(13227, 21211, 21214, 21215, 21216, 21217, 21219, 21408);

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
        return isOfAccount(reply.status(), error.code())
                ? new CredentialsRefused(code, error.message())
                : new Refused(code, error.message());
    }

    private static boolean isOfAccount(int status, int code) {
        return status == UNAUTHORIZED || (status == FORBIDDEN && !DESTINATION.contains(code));
    }
}
