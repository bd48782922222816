package io.dialstream.campaigns.rules;

import static java.util.Objects.requireNonNullElse;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Rules as people choose them on a page: what is usual by a word, and what they type. What is null
 * or {@link #KEEP} stays as it is. Nothing of it has been checked.
 *
 * @param retry how often a lead is called at most, with the usual delays
 * @param window {@link #ANY_TIME}, {@link #USUAL_HOURS}, {@link #OWN_HOURS}, or several hours as in
 *     {@link #window(List)}
 * @param days of one's own hours
 * @param from when they begin
 * @param to when they end; 00:00 is the end of the day
 * @param timeZone whose clock counts for them; empty for that of the lead
 * @param startAt date and time in UTC; empty for none
 * @param endAt date and time in UTC; empty for none
 * @param cap calls to a number, as in 3/DAY, or as in {@link #cap(AttemptCap)}; {@link #NO_CAP} for
 *     however many
 * @param machine what becomes of calls that machines take
 * @param failurePause {@link #PAUSE} or {@link #GO_ON}
 */
public record RuleChoices(
        @Nullable String retry,
        @Nullable String window,
        @Nullable List<String> days,
        @Nullable String from,
        @Nullable String to,
        @Nullable String timeZone,
        @Nullable String startAt,
        @Nullable String endAt,
        @Nullable String cap,
        @Nullable String machine,
        @Nullable String failurePause) {

    /** Of a rule that none of the choices describes. */
    public static final String KEEP = "KEEP";

    static final String ONCE = "1";
    static final String ANY_TIME = "ANY_TIME";
    static final String USUAL_HOURS = "USUAL_HOURS";
    static final String OWN_HOURS = "OWN_HOURS";
    static final String NO_CAP = "NONE";
    static final String PAUSE = "PAUSE";
    static final String GO_ON = "GO_ON";

    private static final List<DayOfWeek> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).limit(5).toList();
    private static final List<WindowHours> USUAL =
            List.of(
                    new WindowHours(WEEKDAYS, 9 * 60, 20 * 60),
                    new WindowHours(List.of(DayOfWeek.SATURDAY), 10 * 60, 18 * 60));
    private static final Map<String, AttemptCap> CAPS =
            Map.of(
                    "1/DAY", new AttemptCap(1, 86_400, null),
                    "3/DAY", new AttemptCap(3, 86_400, 900),
                    "7/WEEK", new AttemptCap(7, 604_800, 900));

    /** Calls, and within how many seconds. */
    private static final Pattern CAP = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /** No honest page sends longer texts; a longer one is cut, and then refused for what it is. */
    private static final int MAX_TEXT = 64;

    /** Of a campaign that says nothing. */
    public static final RuleChoices USUALLY = of(Rules.NONE);

    public RuleChoices {
        retry = shortened(retry);
        window = shortened(window);
        // Of boxes that are not ticked nothing is sent, which leaves gaps.
        days =
                days == null
                        ? null
                        : days.stream()
                                .filter(Objects::nonNull)
                                .limit(7)
                                .map(RuleChoices::shortened)
                                .toList();
        from = shortened(from);
        to = shortened(to);
        timeZone = shortened(timeZone);
        startAt = shortened(startAt);
        endAt = shortened(endAt);
        cap = shortened(cap);
        machine = shortened(machine);
        failurePause = shortened(failurePause);
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    /** Hours where the lead is, as the choice of a window. */
    public static String window(List<WindowHours> hours) {
        return HoursChoice.of(hours);
    }

    /** As many calls within as long, as the choice of a cap; it has no gap. */
    public static String cap(AttemptCap cap) {
        return cap.calls() + "/" + cap.withinSeconds();
    }

    /** The choices that describe some rules. */
    public static RuleChoices of(Rules rules) {
        var window = rules.callingWindow();
        var own = window == null ? null : ownHours(window);
        var schedule = rules.schedule();
        return new RuleChoices(
                choice(rules.retry()),
                choice(window, own),
                own == null
                        ? WEEKDAYS.stream().map(DayOfWeek::name).toList()
                        : own.days().stream().map(DayOfWeek::name).toList(),
                own == null ? "09:00" : WindowHours.text(own.from()),
                own == null ? "17:00" : WindowHours.text(own.to() % WindowHours.MAX_MINUTES),
                own == null || window == null ? "" : zone(window),
                schedule == null ? "" : text(schedule.startAt()),
                schedule == null ? "" : text(schedule.endAt()),
                choice(rules.attemptCap()),
                rules.onMachine().name(),
                choice(rules.failurePause()));
    }

    private static String choice(@Nullable Retry retry) {
        if (retry == null) {
            return ONCE;
        }
        var attempts = requireNonNullElse(retry.maxAttempts(), Retry.DEFAULT_ATTEMPTS);
        return retry.rules() == null && attempts > 1 ? attempts.toString() : KEEP;
    }

    private static String choice(@Nullable CallingWindow window, @Nullable WindowHours own) {
        if (window == null) {
            return ANY_TIME;
        }
        if (own != null) {
            return OWN_HOURS;
        }
        if (!isPlain(window) || !zone(window).isEmpty()) {
            return KEEP;
        }
        var text = window(window.hours());
        return window.hours().equals(USUAL) ? USUAL_HOURS : text.length() > MAX_TEXT ? KEEP : text;
    }

    private static @Nullable WindowHours ownHours(CallingWindow window) {
        return isPlain(window) && window.hours().size() == 1 ? window.hours().getFirst() : null;
    }

    private static boolean isPlain(CallingWindow window) {
        return window.defaultTimeZone() == null
                && window.exceptDates() == null
                && !CallingWindow.LEAD_ONLY.equals(window.timeZone());
    }

    private static String zone(CallingWindow window) {
        var zone = window.timeZone();
        return zone == null || zone.equals(CallingWindow.LEAD) ? "" : zone;
    }

    private static String text(@Nullable Instant moment) {
        return moment == null ? "" : LocalDateTime.ofInstant(moment, ZoneOffset.UTC).toString();
    }

    private static String choice(@Nullable AttemptCap cap) {
        return cap == null
                ? NO_CAP
                : CAPS.entrySet().stream()
                        .filter(known -> known.getValue().equals(cap))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(cap.minGapSeconds() == null ? cap(cap) : KEEP);
    }

    private static String choice(@Nullable FailurePause pause) {
        return pause == null ? GO_ON : pause.equals(FailurePause.DEFAULT) ? PAUSE : KEEP;
    }

    /** What differs from other choices, as a merge patch: null turns a rule off. */
    public Map<String, @Nullable Object> changesFrom(RuleChoices others) {
        var changes = posted(others);
        changes.entrySet().removeAll(others.posted(others).entrySet());
        return changes;
    }

    private Map<String, @Nullable Object> posted(RuleChoices others) {
        var posted = new LinkedHashMap<String, @Nullable Object>();
        posted.put(PostedRules.RETRY, postedRetry());
        posted.put(PostedRules.CALLING_WINDOW, postedWindow());
        posted.put(PostedRules.SCHEDULE, postedSchedule(others));
        posted.put(PostedRules.ATTEMPT_CAP, postedCap());
        posted.put(PostedRules.ANSWERING_MACHINE, requireNonNullElse(machine, KEEP));
        posted.put(PostedRules.FAILURE_PAUSE, postedFailurePause());
        posted.values().removeIf(KEEP::equals);
        return posted;
    }

    private @Nullable Object postedRetry() {
        return switch (retry) {
            case null -> KEEP;
            case KEEP -> KEEP;
            case ONCE -> null;
            default -> object("maxAttempts", number(retry), "rules", null);
        };
    }

    private @Nullable Object postedWindow() {
        return switch (window) {
            case null -> KEEP;
            case ANY_TIME -> null;
            case USUAL_HOURS ->
                    window(CallingWindow.LEAD, USUAL.stream().map(WindowHours::posted).toList());
            case OWN_HOURS -> window(blankTo(CallingWindow.LEAD, timeZone), List.of(ownHours()));
            default -> {
                var hours = HoursChoice.posted(window);
                yield hours == null ? window : window(CallingWindow.LEAD, hours);
            }
        };
    }

    private static Object window(String zone, List<?> hours) {
        return object(
                "timeZone", zone, "defaultTimeZone", null, "exceptDates", null, "hours", hours);
    }

    private Object ownHours() {
        return object(
                "days",
                requireNonNullElse(days, List.of()),
                "from",
                from,
                "to",
                "00:00".equals(to) ? "24:00" : to);
    }

    /** Of a campaign that has started, the start is neither shown nor sent. */
    private Object postedSchedule(RuleChoices others) {
        return startAt == null && endAt == null
                ? KEEP
                : object(
                        "startAt",
                        moment(startAt == null ? others.startAt : startAt),
                        "endAt",
                        moment(endAt == null ? others.endAt : endAt));
    }

    private @Nullable Object postedCap() {
        if (cap == null || cap.equals(NO_CAP)) {
            return cap == null ? KEEP : null;
        }
        var known = CAPS.get(cap);
        if (known != null) {
            return postedCap(known.calls(), known.withinSeconds(), known.minGapSeconds());
        }
        var chosen = CAP.matcher(cap);
        return chosen.matches()
                ? postedCap(number(chosen.group(1)), number(chosen.group(2)), null)
                : cap;
    }

    private static Object postedCap(Object calls, Object within, @Nullable Object gap) {
        return object("calls", calls, "withinSeconds", within, "minGapSeconds", gap);
    }

    private @Nullable Object postedFailurePause() {
        return switch (failurePause) {
            case null -> KEEP;
            case GO_ON -> null;
            case PAUSE -> FailurePause.DEFAULT.posted();
            default -> failurePause;
        };
    }

    /** Names and values in turn. */
    private static Map<String, @Nullable Object> object(@Nullable Object... fields) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int n = 0; n < fields.length; n += 2) {
            object.put(String.valueOf(fields[n]), fields[n + 1]);
        }
        return object;
    }

    /** What is none is left for the rules to refuse, here and below. */
    private static Object number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            return text;
        }
    }

    private static @Nullable String moment(@Nullable String text) {
        try {
            return text == null || text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip()).toInstant(ZoneOffset.UTC).toString();
        } catch (DateTimeException _) {
            return text;
        }
    }

    private static String blankTo(String usual, @Nullable String text) {
        return text == null || text.isBlank() ? usual : text.strip();
    }
}
