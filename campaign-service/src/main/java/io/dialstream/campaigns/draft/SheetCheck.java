package io.dialstream.campaigns.draft;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.dialstream.campaigns.campaign.LeadValidation;
import io.dialstream.campaigns.draft.Preview.Mistake;
import io.dialstream.campaigns.draft.Preview.Row;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.number.PhoneNumberRule;
import io.dialstream.campaigns.sheet.Sheet;
import io.dialstream.campaigns.validation.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes through a sheet by the API's own rules, and keeps what can be called. */
public final class SheetCheck {

    private static final PhoneNumberUtil PLAN = PhoneNumberUtil.getInstance();
    private static final int SAMPLE = 5;

    private final DraftSettings settings;
    private final List<Row> good = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Integer> lineByNumber = new HashMap<>();
    private final Map<String, Integer> lineById = new HashMap<>();
    private int bad;

    private SheetCheck(DraftSettings settings) {
        this.settings = settings;
    }

    public static SheetCheck of(Sheet sheet, DraftSettings settings) {
        var check = new SheetCheck(settings);
        sheet.rows(settings.header()).forEach(check::check);
        return check;
    }

    public Preview preview() {
        return new Preview(
                good.size() + bad, bad, mistakes, good.subList(0, Math.min(SAMPLE, good.size())));
    }

    /** Those that can be called, in their order. */
    List<Row> good() {
        return good;
    }

    private void check(Sheet.Line line) {
        var given = line.cell(settings.numberColumn());
        var number = normal(given);
        var zone = line.cell(settings.timeZoneColumn());
        var row =
                new Row(
                        line.number(),
                        line.cell(settings.idColumn()),
                        line.cell(settings.nameColumn()),
                        number,
                        zone.isEmpty() ? null : zone);
        var problem = problemOf(row);
        if (problem == null) {
            good.add(row);
        } else {
            bad++;
            if (mistakes.size() < Preview.SHOWN) {
                mistakes.add(
                        new Mistake(
                                line.number(),
                                Sheet.label(row.name()),
                                Sheet.label(given),
                                problem));
            }
        }
    }

    private @Nullable String problemOf(Row row) {
        var name = Text.printable(row.name(), Lead.LONGEST_NAME);
        if (name != null) {
            return "The name " + name + ".";
        }
        var number = PhoneNumberRule.problemOf(row.phoneNumber());
        if (number != null) {
            return "The number " + number + ".";
        }
        var zone = LeadValidation.timeZoneProblem(row.timeZone());
        if (zone != null) {
            return "The time zone " + zone + ".";
        }
        var id = row.id().isEmpty() ? null : Text.printable(row.id(), Lead.LONGEST_ID);
        return id == null ? repetition(row) : "The id " + id + ".";
    }

    private @Nullable String repetition(Row row) {
        var sameNumber = lineByNumber.putIfAbsent(row.phoneNumber(), row.line());
        if (sameNumber != null) {
            return "The number is the same as on line " + sameNumber + ".";
        }
        var sameId = row.id().isEmpty() ? null : lineById.putIfAbsent(row.id(), row.line());
        return sameId == null ? null : "The id is the same as on line " + sameId + ".";
    }

    /** In E.164 when it can be read so, else as it was given. */
    private String normal(String given) {
        try {
            var country = settings.country().isEmpty() ? null : settings.country();
            if (country == null && !given.startsWith("+")) {
                return given;
            }
            return PLAN.format(PLAN.parse(given, country), PhoneNumberFormat.E164);
        } catch (NumberParseException _) {
            return given;
        }
    }
}
