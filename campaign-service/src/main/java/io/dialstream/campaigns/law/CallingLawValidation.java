package io.dialstream.campaigns.law;

import static java.util.Objects.requireNonNullElse;

import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.WindowHours;
import io.dialstream.campaigns.rules.WindowValidation;
import io.dialstream.campaigns.validation.PostedObject;
import io.dialstream.campaigns.validation.Problems;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a file into a law, or says all that is wrong with it. */
public final class CallingLawValidation {

    private static final int MAX_SOURCES = 10;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Map<?, ?> fields;
    private final PostedObject posted;
    private final Problems problems;

    private CallingLawValidation(Map<?, ?> fields, Problems problems) {
        this.fields = fields;
        this.posted = new PostedObject(fields, problems);
        this.problems = problems;
    }

    /**
     * The law of a file. Hours and attempts are written as campaigns have them, and checked as
     * theirs are.
     *
     * @param fields its JSON; an object is a map, an array a list
     * @throws InvalidRequestException with all that is wrong, also with fields that are not known
     */
    public static CallingLaw law(Map<?, ?> fields) {
        var problems = new Problems();
        var law = new CallingLawValidation(fields, problems).read();
        problems.throwIfAny();
        return law;
    }

    private CallingLaw read() {
        var law =
                new CallingLaw(
                        place(),
                        required(posted, "name"),
                        required(posted, "summary"),
                        hours(),
                        posted.text("holidays"),
                        RuleValidation.attemptCap("attempts", given("attempts"), problems),
                        posted.text("consent"),
                        register(),
                        date("inForceSince"),
                        date("asOf"),
                        sources());
        posted.nothingElse();
        return law;
    }

    private @Nullable Object given(String name) {
        posted.known(name);
        return fields.get(name);
    }

    private String place() {
        var place = required(posted, "place");
        var country = place.split("-", 2)[0];
        if (!COUNTRIES.contains(country) || !place.matches("[A-Z]{2}(-[A-Z0-9]{1,3})?")) {
            posted.wrong("place", "must be a country as in US, or a part of it as in US-FL");
        }
        return place;
    }

    private @Nullable List<WindowHours> hours() {
        var hours = given("hours");
        var window =
                hours == null
                        ? null
                        : WindowValidation.window("", Map.of("hours", hours), problems);
        return window == null ? null : window.hours();
    }

    private @Nullable LawReference register() {
        var register = posted.object("register");
        return register == null ? null : reference(register);
    }

    private List<LawReference> sources() {
        var sources =
                requireNonNullElse(posted.objects("sources", MAX_SOURCES), List.<PostedObject>of());
        if (sources.isEmpty()) {
            posted.wrong("sources", "must have at least one entry");
        }
        return sources.stream().map(CallingLawValidation::reference).toList();
    }

    private static LawReference reference(PostedObject posted) {
        var reference = new LawReference(required(posted, "name"), required(posted, "address"));
        if (!isPublic(reference.address())) {
            posted.wrong("address", "must be the address of a page, with https");
        }
        posted.nothingElse();
        return reference;
    }

    private static boolean isPublic(String address) {
        try {
            var uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private LocalDate date(String name) {
        try {
            return LocalDate.parse(required(posted, name));
        } catch (DateTimeException _) {
            posted.wrong(name, "must be a date, as in 2026-12-25");
            return LocalDate.EPOCH;
        }
    }

    private static String required(PostedObject posted, String name) {
        var text = requireNonNullElse(posted.text(name), "");
        if (text.isBlank()) {
            posted.wrong(name, "is missing");
        }
        return text;
    }
}
