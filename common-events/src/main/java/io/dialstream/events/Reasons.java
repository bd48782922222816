package io.dialstream.events;

import org.jspecify.annotations.Nullable;

/**
 * Why a call ended as it did: the values of {@code reason} besides a plain null. The last ones are
 * of live calls.
 */
public final class Reasons {

    /** The callee was busy or declined (MISSED). */
    public static final String BUSY = "BUSY";

    /** The call was cancelled before it was answered (FAILED). */
    public static final String CANCELED = "CANCELED";

    /**
     * The provider was asked, its answer never became known, and no call of it is proven to be this
     * one (FAILED).
     */
    public static final String DIAL_UNKNOWN = "DIAL_UNKNOWN";

    /** The provider said failed and nothing more (FAILED). */
    public static final String UNKNOWN = "UNKNOWN";

    /** The callee declined, and the provider tells that apart (MISSED). */
    public static final String DECLINED = "DECLINED";

    /** The call is over, its end was not told, and the provider cannot be asked for it (FAILED). */
    public static final String END_UNKNOWN = "END_UNKNOWN";

    /**
     * The call is over, and the provider does not say there whether it was answered: the dialer
     * waits for what was overtaken, and publishes the end. Without a status; {@code occurredAt} is
     * when it ended.
     */
    public static final String ENDED = "ENDED";

    /** The same of a call that the provider hints was answered. */
    public static final String ENDED_ANSWERED = "ENDED_ANSWERED";

    /** The callee has heard all that it was to hear; the dialer hangs up. Without a status. */
    public static final String SPOKEN = "SPOKEN";

    /**
     * Of DIALING: concluded from the provider's list of calls, since no answer came. It may be a
     * stranger's call.
     */
    public static final String FOUND = "FOUND";

    /**
     * Of DIALING: the id is that of the provider's order for a call, which the first callback
     * replaces by that of the call.
     */
    public static final String PROVISIONAL = "PROVISIONAL";

    /**
     * Of the verdict that a machine has answered: its greeting is over, so that a message can be
     * left. Without a status.
     */
    public static final String GREETING_ENDED = "GREETING_ENDED";

    /**
     * Of the verdict that a machine has answered, where the vendor tells that before its greeting
     * is over: nothing is done about it yet, as a later verdict says whether a message can be left.
     * Without a status.
     */
    public static final String GREETING_GOES_ON = "GREETING_GOES_ON";

    /**
     * A message is about to be left on a machine, once and never again. Published before the
     * provider is asked, so that whoever reads that a call has ended knows of it. Without a status.
     */
    public static final String LEAVING_MESSAGE = "LEAVING_MESSAGE";

    /**
     * The provider has fetched what the callee hears; {@code occurredAt} is by our clock. Only of
     * calls for which it listens for machines. Without a status.
     */
    public static final String INSTRUCTIONS_FETCHED = "INSTRUCTIONS_FETCHED";

    private static final String PROVIDER = "PROVIDER_";

    private Reasons() {}

    /**
     * The provider refused the call with an error code of its own, say {@code PROVIDER_21211}, or a
     * word in capitals where it has no codes.
     */
    public static String provider(String code) {
        return PROVIDER + code;
    }

    /** Whether it is the provider's refusal. */
    public static boolean isOfProvider(@Nullable String reason) {
        return reason != null && reason.startsWith(PROVIDER);
    }

    /** The call failed with a SIP response, say {@code SIP_404}. */
    public static String sip(String responseCode) {
        return "SIP_" + responseCode;
    }
}
