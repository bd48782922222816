package io.dialstream.campaigns.number;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is a telephone number, in the form of E.164, that a country can have given out.
 */
public final class PhoneNumberRule {

    /** What all of them look like; which of these there are is for the countries to say. */
    public static final String E164 = "^\\+[1-9][0-9]{1,14}$";

    private static final Pattern WRITTEN = Pattern.compile(E164);

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();

    private PhoneNumberRule() {}

    /** What is wrong with it, or null. */
    public static @Nullable String problemOf(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return "is missing";
        }
        if (!text.startsWith("+")) {
            return "must be in E.164 form: + and country code first, as in +14155552671";
        }
        try {
            return problemOf(text, PLAN.parse(text, null));
        } catch (NumberParseException e) {
            return problemOf(e.getErrorType());
        }
    }

    /**
     * What is wrong with the form of it, or null: a number that nobody has can be kept from being
     * called, but one that is written in another way would be kept from nothing.
     */
    public static @Nullable String formProblemOf(@Nullable String text) {
        var problem = problemOf(text);
        return problem != null && text != null && isWrittenRight(text) ? null : problem;
    }

    private static boolean isWrittenRight(String text) {
        try {
            return WRITTEN.matcher(text).matches()
                    && text.equals(PLAN.format(PLAN.parse(text, null), PhoneNumberFormat.E164));
        } catch (NumberParseException _) {
            return false;
        }
    }

    private static @Nullable String problemOf(String text, PhoneNumber number) {
        var e164 = PLAN.format(number, PhoneNumberFormat.E164);
        return switch (PLAN.isPossibleNumberWithReason(number)) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "has too few digits for its country";
            case TOO_LONG -> "has too many digits for its country";
            case INVALID_LENGTH -> "has a number of digits that its country does not use";
            case INVALID_COUNTRY_CODE -> "does not start with a country's calling code";
            case IS_POSSIBLE ->
                    !PLAN.isValidNumber(number)
                            ? "is no number that its country gives out"
                            : text.equals(e164) ? null : "must be in E.164 form: " + e164;
        };
    }

    private static String problemOf(NumberParseException.ErrorType type) {
        return switch (type) {
            case INVALID_COUNTRY_CODE -> "does not start with a country's calling code";
            case NOT_A_NUMBER -> "is not a phone number";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "has too few digits";
            case TOO_LONG -> "has too many digits";
        };
    }
}
