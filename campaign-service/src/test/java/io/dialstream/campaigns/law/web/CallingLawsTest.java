package io.dialstream.campaigns.law.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.law.CallingLaw;
import io.dialstream.campaigns.law.CallingLaws;
import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.RuleChoices;
import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.validation.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;

/** Every file is a law, and what is chosen because of it is a rule that campaigns may have. */
class CallingLawsTest {

    private static final String VALID =
            """
            {"place": "NO", "name": "Norway", "summary": "Calls.",
             "hours": [{"days": ["MONDAY"], "from": "09:00", "to": "21:00"}],
             "holidays": null, "attempts": {"calls": 2, "withinSeconds": 3600},
             "consent": null, "register": {"name": "Register", "address": "https://register.example/"},
             "inForceSince": "2020-01-01", "asOf": "2026-01-01",
             "sources": [{"name": "Law, paragraph 1", "address": "https://law.example/1"}]}
            """;

    static List<CallingLaw> laws() throws IOException {
        return new CallingLawsConfiguration().callingLaws().all();
    }

    @Test
    void thereAreLawsInOrderAndNoPlaceHasTwo() throws IOException {
        assertThat(laws()).hasSizeGreaterThan(5).extracting(CallingLaw::name).isSorted();
        assertThat(laws()).extracting(CallingLaw::place).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theHoursOfALawCanBeChosen(CallingLaw law) {
        if (law.hours() == null) {
            assertThat(law.window()).isNull();
            return;
        }
        var rules = chosen(law.window(), null);

        assertThat(rules.callingWindow())
                .satisfies(window -> assertThat(window.hours()).isEqualTo(law.hours()))
                .satisfies(window -> assertThat(window.timeZone()).isEqualTo("LEAD"));
        assertThat(RuleChoices.of(rules).window()).isIn(law.window(), "OWN_HOURS");
    }

    @ParameterizedTest
    @MethodSource("laws")
    void theAttemptsOfALawCanBeChosen(CallingLaw law) {
        if (law.attempts() == null) {
            assertThat(law.cap()).isNull();
            return;
        }
        var rules = chosen(null, law.cap());

        assertThat(rules.attemptCap()).isEqualTo(law.attempts());
        assertThat(RuleChoices.of(rules).cap()).isEqualTo(law.cap());
    }

    /** By the checks of the API. */
    private static Rules chosen(@Nullable String window, @Nullable String cap) {
        var choices =
                new RuleChoices(null, window, null, null, null, null, null, null, cap, null, null);
        var problems = new Problems();
        var posted = PostedRules.in(choices.changesFrom(RuleChoices.USUALLY));
        var rules = RuleValidation.rules(posted, problems);
        problems.throwIfAny();
        return rules;
    }

    @Test
    void aFormOffersWhatLawsSayAndNothingElse() {
        var laws = new CallingLaws(List.of(read("no.json", VALID)));

        assertThat(laws.offer("1 09:00-21:00")).isTrue();
        assertThat(laws.offer("2/3600")).isTrue();
        assertThat(laws.offer("1 09:00-20:00")).isFalse();
        assertThat(laws.offer(null)).isFalse();
        assertThat(laws.withHours()).hasSize(1);
        assertThat(laws.withAttempts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"place\": \"NO\" | \"place\": \"XX\" | place",
                "\"place\": \"NO\" | \"place\": \"NO-\" | place",
                "\"summary\": \"Calls.\", | | summary",
                "\"name\": \"Norway\" | \"name\": \" \" | name",
                "\"21:00\" | \"09:00\" | hours[0].to",
                "\"MONDAY\" | \"FUNDAY\" | hours[0].days[0]",
                "\"withinSeconds\": 3600 | \"withinSeconds\": 0 | attempts.withinSeconds",
                "https://register | http://register | register.address",
                "https://law.example/1 | the library | sources[0].address",
                "\"asOf\": \"2026-01-01\" | \"asOf\": \"lately\" | asOf",
                "\"asOf\": \"2026-01-01\", | | asOf",
                "\"consent\": null | \"advice\": \"Call them.\" | advice",
            })
    void aFileThatIsWrongIsReadByNobody(String right, @Nullable String wrong, String field) {
        var text = VALID.replace(right, wrong == null ? "" : wrong);

        assertThat(text).isNotEqualTo(VALID);
        assertThatThrownBy(() -> read("no.json", text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no.json: ")
                .hasMessageContaining("field=" + field + ",");
    }

    static Stream<String> noLaws() {
        return Stream.of(
                "",
                "[]",
                VALID.replaceFirst("(?s)\\{\"name\": \"Law.*?}", ""),
                VALID.replace(
                        "\"name\": \"Norway\",", "\"name\": \"Norway\", \"name\": \"Sweden\","));
    }

    @ParameterizedTest
    @MethodSource("noLaws")
    void norIsWhatIsNoLaw(String text) {
        assertThatThrownBy(() -> read("no.json", text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileIsNamedForItsPlace() {
        assertThat(read("no.json", VALID).place()).isEqualTo("NO");
        assertThatThrownBy(() -> read("se.json", VALID)).hasMessageContaining("se.json");
    }

    private static CallingLaw read(String name, String text) {
        return CallingLawsConfiguration.law(
                new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public String getFilename() {
                        return name;
                    }
                });
    }
}
