package io.dialstream.ingest.provider;

import io.dialstream.events.CallIds;
import io.dialstream.events.CallStatus;
import io.dialstream.events.IncomingCallChanged;
import io.dialstream.events.PhoneNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request about a call that comes in, read.
 *
 * @param report what it says of the call; that we dial it is said of no such call
 * @param caller null of one who does not show a number
 * @param ourNumber who is called
 */
public record IncomingCall(
        StatusCallback.Report report, @Nullable PhoneNumber caller, PhoneNumber ourNumber) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final Pattern DIGITS = Pattern.compile("[1-9][0-9]{1,14}");

    /** ANONYMOUS, RESTRICTED and UNAVAILABLE on the keys of a telephone. */
    private static final Set<String> HIDDEN = Set.of("+266696687", "+7378742833", "+86282452253");

    public IncomingCall {
        report = report.status() == CallStatus.DIALING ? report.withoutStatus() : report;
    }

    /** Where the provider's word for the status is one that we know. */
    public @Nullable CallStatus status() {
        return report.status();
    }

    /** The id of the call that comes in at an account of ours. */
    public String callId(String account) {
        return CallIds.incoming(account, report.providerCallId());
    }

    /**
     * The event of the call.
     *
     * @param account the id of the account that it comes in at
     * @param userId whose number is called; null when it is nobody's
     * @param agentId who takes the call; null when nobody does
     */
    public IncomingCallChanged event(
            String account, @Nullable String userId, @Nullable String agentId, Instant now) {
        return new IncomingCallChanged(
                        report.eventId(callId(account)),
                        callId(account),
                        userId,
                        agentId,
                        caller,
                        ourNumber,
                        report.status(),
                        report.occurredAt(),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        account,
                        report.providerCallId(),
                        report.sequence(),
                        report.talkSeconds(),
                        report.reason(),
                        report.detail(),
                        report.data())
                .identified();
    }

    /** A number in E.164; null of anything else, such as the address of a SIP telephone. */
    public static @Nullable PhoneNumber number(@Nullable String e164) {
        return e164 != null && E164.matcher(e164).matches() ? new PhoneNumber(e164) : null;
    }

    /**
     * The number of a caller; null where it is hidden, in whichever word or number the provider
     * says that.
     */
    public static @Nullable PhoneNumber caller(@Nullable String e164) {
        return e164 != null && HIDDEN.contains(e164) ? null : number(e164);
    }

    /** What a provider that leaves the plus out means. */
    public static String withPlus(@Nullable String number) {
        var text = number == null ? "" : number;
        return DIGITS.matcher(text).matches() ? "+" + text : text;
    }
}
