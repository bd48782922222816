package io.dialstream.campaigns.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.dialstream.events.PhoneNumber;

/** What a number is for, by its country's numbering plan. */
public enum NumberType {
    FIXED_LINE,
    MOBILE,
    /** One of the two: the plan does not tell them apart, as in North America. */
    FIXED_LINE_OR_MOBILE,
    TOLL_FREE,
    PREMIUM_RATE,
    SHARED_COST,
    VOIP,
    PERSONAL_NUMBER,
    PAGER,
    UAN,
    VOICEMAIL,
    UNKNOWN;

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();

    public static NumberType of(PhoneNumber number) {
        try {
            return of(PLAN.getNumberType(PLAN.parse(number.e164(), null)));
        } catch (NumberParseException _) {
            return UNKNOWN;
        }
    }

    private static NumberType of(PhoneNumberUtil.PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> FIXED_LINE;
            case MOBILE -> MOBILE;
            case FIXED_LINE_OR_MOBILE -> FIXED_LINE_OR_MOBILE;
            case TOLL_FREE -> TOLL_FREE;
            case PREMIUM_RATE -> PREMIUM_RATE;
            case SHARED_COST -> SHARED_COST;
            case VOIP -> VOIP;
            case PERSONAL_NUMBER -> PERSONAL_NUMBER;
            case PAGER -> PAGER;
            case UAN -> UAN;
            case VOICEMAIL -> VOICEMAIL;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
