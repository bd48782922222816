package io.dialstream.campaigns.number;

import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import io.dialstream.events.PhoneNumber;
import java.util.List;
import java.util.Set;

/**
 * The time zones that a telephone number may be in, as libphonenumber knows them: those of its area
 * where the number tells one, else all of its country.
 */
public final class PhoneNumberZones {

    private static final int MAX_CODE_LENGTH = 3;

    private static final Set<Integer> CODES =
            PhoneNumberUtil.getInstance().getSupportedCallingCodes();

    private static final PhoneNumberToTimeZonesMapper ZONES =
            PhoneNumberToTimeZonesMapper.getInstance();

    private PhoneNumberZones() {}

    /** The ids of the zones, in their order; empty when nobody knows any. */
    public static List<String> of(PhoneNumber number) {
        return ZONES.getTimeZonesForNumber(parsed(number.e164().substring(1))).stream()
                .filter(zone -> !zone.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
                .sorted()
                .distinct()
                .toList();
    }

    /** No code begins with another one. A number in E.164 needs no more than that to be read. */
    static Phonenumber.PhoneNumber parsed(String digits) {
        var number = new Phonenumber.PhoneNumber();
        for (int length = 1; length <= Math.min(MAX_CODE_LENGTH, digits.length() - 1); length++) {
            int code = Integer.parseInt(digits.substring(0, length));
            if (CODES.contains(code)) {
                return national(number.setCountryCode(code), digits.substring(length));
            }
        }
        return number;
    }

    private static Phonenumber.PhoneNumber national(Phonenumber.PhoneNumber number, String digits) {
        int zeros = 0;
        while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
            zeros++;
        }
        if (zeros > 0) {
            number.setItalianLeadingZero(true);
        }
        if (zeros > 1) {
            number.setNumberOfLeadingZeros(zeros);
        }
        return number.setNationalNumber(Long.parseLong(digits));
    }
}
