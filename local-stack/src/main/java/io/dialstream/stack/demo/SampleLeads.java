package io.dialstream.stack.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * People to call, at numbers that are reserved for fiction: +1, an area code, 555-0100 to 555-0199.
 */
public final class SampleLeads {

    private static final int NUMBERS_PER_AREA = 100;

    private static final int[] AREAS = {
        201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 219, 224,
                225, 228, 229, 231,
        234, 239, 240, 248, 251, 252, 253, 254, 256, 260, 262, 267, 269, 270, 276, 281, 301, 302,
                303, 304, 305, 307,
        308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 319, 320, 321, 323, 325, 330, 331, 334,
                336, 337, 339, 347,
        351, 352, 360, 361, 386, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412, 413, 414, 415,
                417, 419, 423, 424,
        425, 432, 434, 435, 440, 443, 469, 478, 479, 480, 484, 501
    };

    private static final String[] NAMES = {
        "Ada",
        "Alan",
        "Barbara",
        "Claude",
        "Donald",
        "Edsger",
        "Frances",
        "Grace",
        "Hedy",
        "John",
        "Katherine",
        "Leslie",
        "Margaret",
        "Niklaus",
        "Radia",
        "Tony"
    };

    /** How many there are. */
    static final int MOST = AREAS.length * NUMBERS_PER_AREA;

    private static final int GROUP = 500;

    private SampleLeads() {}

    static List<Map<String, String>> first(int count) {
        return group(0, count);
    }

    /** So many leads; groups of up to 500 whose numbers are near share none. */
    public static List<Map<String, String>> group(int number, int count) {
        return IntStream.range(0, count)
                .mapToObj(lead -> lead((number * GROUP + lead) % MOST))
                .toList();
    }

    private static Map<String, String> lead(int number) {
        int area = AREAS[number % AREAS.length];
        return Map.of(
                "name",
                NAMES[number % NAMES.length] + " " + (number + 1),
                "phoneNumber",
                "+1%d55501%02d".formatted(area, number / AREAS.length));
    }
}
