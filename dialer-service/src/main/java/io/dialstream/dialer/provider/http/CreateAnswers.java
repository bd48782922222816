package io.dialstream.dialer.provider.http;

import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Accepted;
import io.dialstream.dialer.provider.PlacementAnswer.Unclear;
import io.dialstream.dialer.provider.PlacementAnswer.Unreachable;
import io.dialstream.dialer.provider.http.WireAnswer.Lost;
import io.dialstream.dialer.provider.http.WireAnswer.NeverSent;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What the answer to a create says about the call, at every vendor. When in doubt, it may have been
 * dialled.
 */
public final class CreateAnswers {

    /** 408, and what proxies say when a client has gone. */
    private static final Set<Integer> TIMED_OUT = Set.of(408, 499);

    private static final Pattern ALL_BUT_LAST_DIGITS = Pattern.compile("\\+?\\d{2,}(?=\\d{4})");

    private final String vendor;
    private final Function<Replied, String> id;
    private final Function<Replied, PlacementAnswer> refusal;

    /**
     * How one vendor says it.
     *
     * @param vendor as people write it
     * @param id of the call in an answer of success; blank when there is none
     * @param refusal what an answer with a status of 4xx means
     */
    public CreateAnswers(
            String vendor,
            Function<Replied, String> id,
            Function<Replied, PlacementAnswer> refusal) {
        this.vendor = vendor;
        this.id = id;
        this.refusal = refusal;
    }

    public PlacementAnswer read(WireAnswer answer) {
        return switch (answer) {
            case NeverSent(String why) -> new Unreachable(vendor + " cannot be reached: " + why);
            case Lost(String why) -> new Unclear("The answer was lost: " + why);
            case Replied reply when reply.isSuccess() -> created(reply);
            case Replied reply when isRefusal(reply.status()) -> refusal.apply(reply);
            case Replied reply -> new Unclear(vendor + " answered " + reply.status());
        };
    }

    /** What timed out on its way may have been handed on. */
    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && !TIMED_OUT.contains(status);
    }

    private PlacementAnswer created(Replied reply) {
        var call = id.apply(reply);
        return call.isBlank()
                ? new Unclear("%s answered %d without a call".formatted(vendor, reply.status()))
                : new Accepted(call);
    }

    /** A sentence of a vendor's without whole phone numbers, which vendors like to repeat. */
    public static String masked(String sentence) {
        return ALL_BUT_LAST_DIGITS.matcher(sentence).replaceAll("…");
    }
}
