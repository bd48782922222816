package io.dialstream.campaigns.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialstream.campaigns.validation.Problems;
import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnswerKind;
import io.dialstream.foundation.problem.FieldProblem;
import io.dialstream.foundation.problem.InvalidRequestException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountAbilityRuleTest {

    private static final ProviderChoice USUAL = new ProviderChoice(null, List.of());

    private final AnnouncedAccounts accounts = AccountFixtures.noneAnnounced();
    private final AccountAbilityRule rule = new AccountAbilityRule(accounts);

    @BeforeEach
    void announce() {
        accounts.handle(
                AccountFixtures.playing("acme", AnswerKind.MESSAGE, AnswerKind.MEDIA_STREAM));
        accounts.handle(AccountFixtures.playing("pbx", AnswerKind.MEDIA_STREAM));
    }

    private List<FieldProblem> problems(AnswerKind kind, ProviderChoice chosen) {
        var problems = new Problems();
        rule.check(kind, chosen, problems);
        var thrown = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        return thrown == null ? List.of() : thrown.fields();
    }

    @ParameterizedTest
    @EnumSource(AnswerKind.class)
    void forbidsNothingAtAnAccountThatNoDialerHasDescribed(AnswerKind kind) {
        assertThat(problems(kind, USUAL)).isEmpty();
    }

    @Test
    void allowsWhatCanBeHeardEverywhere() {
        assertThat(problems(AnswerKind.MEDIA_STREAM, new ProviderChoice("acme", List.of("pbx"))))
                .isEmpty();
    }

    @Test
    void namesEachAccountThatCannotAndWhatItCan() {
        assertThat(
                        problems(
                                AnswerKind.INSTRUCTIONS,
                                new ProviderChoice("acme", List.of("twilio", "pbx"))))
                .containsExactly(
                        new FieldProblem(
                                "provider",
                                "the agent has an answerUrl with instructions (https:), and"
                                        + " callees can hear a message or a media stream (wss:)"
                                        + " there, nothing else"),
                        new FieldProblem(
                                "fallbackProviders[1]",
                                "the agent has an answerUrl with instructions (https:), and"
                                        + " callees can hear a media stream (wss:) there, nothing"
                                        + " else"));
    }

    @Test
    void namesEachAccountAtWhichSomethingCannotBeAskedFor() {
        accounts.handle(AccountFixtures.able("acme", AccountFeature.HANG_UP_ON_MACHINES));
        accounts.handle(AccountFixtures.able("pbx"));

        assertThat(
                        problems(
                                AccountFeature.HANG_UP_ON_MACHINES,
                                new ProviderChoice("acme", List.of("twilio", "pbx"))))
                .containsExactly(
                        new FieldProblem(
                                "fallbackProviders[1]",
                                "answeringMachine is HANG_UP, and nobody listens for machines"
                                        + " there"));
        assertThat(problems(AccountFeature.OPT_OUT, new ProviderChoice("pbx", List.of())))
                .containsExactly(
                        new FieldProblem(
                                "provider",
                                "the agent has an optOutDigit, and nobody is told there of keys"
                                        + " that are pressed"));
    }

    @Test
    void laysItAtTheFieldThatAsksForItWhereNobodyNamedTheAccount() {
        assertThat(problems(AccountFeature.LEAVE_MESSAGE, USUAL)).isEmpty();

        accounts.handle(AccountFixtures.able("twilio"));

        assertThat(problems(AccountFeature.LEAVE_MESSAGE, USUAL))
                .containsExactly(
                        new FieldProblem(
                                "field",
                                "answeringMachine is LEAVE_MESSAGE, and no message can be left on"
                                        + " machines there"));
    }

    private List<FieldProblem> problems(AccountFeature feature, ProviderChoice chosen) {
        var problems = new Problems();
        rule.check(feature, "field", chosen, problems);
        var thrown = catchThrowableOfType(InvalidRequestException.class, problems::throwIfAny);
        return thrown == null ? List.of() : thrown.fields();
    }

    @Test
    void laysItAtTheAgentsDoorWhereNobodyNamedTheAccount() {
        accounts.handle(AccountFixtures.playing("twilio", AnswerKind.MESSAGE));

        assertThat(problems(AnswerKind.MEDIA_STREAM, USUAL))
                .containsExactly(
                        new FieldProblem(
                                "agentId",
                                "the agent has a media stream (wss:), and callees can hear a"
                                        + " message there, nothing else"));
    }
}
