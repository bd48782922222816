package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.campaigns.validation.Text;
import io.dialstream.events.PhoneNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks leads that are asked for, each by itself and against those before it. */
public final class LeadValidation {

    /** In one submission. */
    public static final int MAX_LEADS = 100_000;

    public static final int MAX_DATA = 50;

    private static final int MAX_DATA_NAME_LENGTH = 64;
    private static final int MAX_DATA_VALUE_LENGTH = 1_000;

    private final String campaignId;
    private final int before;
    private final Problems problems;
    private final Map<String, Integer> indexById = new HashMap<>();
    private final Map<String, Integer> indexByNumber = new HashMap<>();

    /**
     * For leads of a campaign.
     *
     * @param before how many it has before these
     */
    LeadValidation(String campaignId, int before, Problems problems) {
        this.campaignId = campaignId;
        this.before = before;
        this.problems = problems;
    }

    /** The leads; meaningful only when no problem was found. */
    List<Lead> leads(@Nullable List<@Nullable LeadSubmission> submissions) {
        if (submissions == null || submissions.isEmpty()) {
            problems.add("leads", "is missing; at least one is needed");
            return List.of();
        }
        if (submissions.size() > MAX_LEADS) {
            problems.add("leads", "must have at most " + MAX_LEADS + " entries");
            return List.of();
        }
        var leads = new ArrayList<Lead>(submissions.size());
        for (int index = 0; index < submissions.size() && !problems.isFull(); index++) {
            check(index, submissions.get(index), leads);
        }
        return leads;
    }

    private void check(int index, @Nullable LeadSubmission submission, List<Lead> leads) {
        var field = "leads[" + index + "]";
        if (submission == null) {
            problems.add(field, "is missing");
            return;
        }
        problems.check(field + ".name", Text.printable(submission.name(), Lead.LONGEST_NAME));
        problems.check(field + ".id", idProblem(index, submission.id()));
        problems.check(field + ".phoneNumber", numberProblem(index, submission.phoneNumber()));
        problems.check(field + ".timeZone", timeZoneProblem(submission.timeZone()));
        checkData(field + ".data", submission.data());
        if (problems.isEmpty()) {
            leads.add(lead(index, submission));
        }
    }

    private Lead lead(int index, LeadSubmission submission) {
        return Lead.pending(
                        campaignId,
                        position(index),
                        idOf(index, submission.id()),
                        Objects.requireNonNull(submission.name()),
                        new PhoneNumber(Objects.requireNonNull(submission.phoneNumber())),
                        data(submission.data()))
                .in(submission.timeZone());
    }

    /** What is wrong with the id of a time zone, or null. */
    public static @Nullable String timeZoneProblem(@Nullable String zone) {
        return zone == null || CallingWindow.isTimeZone(zone)
                ? null
                : "must be the id of a time zone, as in Europe/Berlin";
    }

    private @Nullable String idProblem(int index, @Nullable String id) {
        var problem = id == null ? null : Text.printable(id, Lead.LONGEST_ID);
        if (problem != null) {
            return problem;
        }
        var earlier = indexById.putIfAbsent(idOf(index, id), index);
        if (earlier == null) {
            return null;
        }
        return id == null
                ? "is missing, and the position that stands for it is the id of leads[%d]"
                        .formatted(earlier)
                : "is the same as that of leads[%d]".formatted(earlier);
    }

    private @Nullable String numberProblem(int index, @Nullable String number) {
        var problem = PhoneNumberRule.problemOf(number);
        if (problem != null || number == null) {
            return problem;
        }
        var earlier = indexByNumber.putIfAbsent(number, index);
        return earlier == null ? null : "is the same as that of leads[%d]".formatted(earlier);
    }

    private void checkData(String field, @Nullable Map<String, @Nullable Object> data) {
        if (data == null) {
            return;
        }
        data.forEach((name, value) -> {
            problems.check(field, Text.printable(name, MAX_DATA_NAME_LENGTH));
            problems.check(field + "." + name, valueProblem(value));
        });
    }

    private static @Nullable String valueProblem(@Nullable Object value) {
        return switch (value) {
            case String text -> Text.noLongerThan(text, MAX_DATA_VALUE_LENGTH);
            case BigDecimal number when Double.isInfinite(number.doubleValue()) ->
                    "must be a number between -1E308 and 1E308";
            case BigDecimal _, Boolean _ -> null;
            case null, default -> "must be a text, a number or a boolean";
        };
    }

    private String idOf(int index, @Nullable String id) {
        return id == null ? Integer.toString(position(index)) : id;
    }

    private int position(int index) {
        return before + index + 1;
    }

    private static Map<String, Object> data(@Nullable Map<String, @Nullable Object> data) {
        var given = new LinkedHashMap<String, Object>();
        if (data != null) {
            data.forEach((name, value) -> given.put(name, Objects.requireNonNull(value)));
        }
        return given;
    }
}
