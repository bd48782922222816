package io.dialstream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.callback.Protocols;
import io.dialstream.simulator.exchange.twilio.SpokenProtocols;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.plan.FixedOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SimulatorPropertiesTest {

    private static final Map<String, String> EAST =
            Map.of(
                    "simulator.accounts.east.account-sid", "AC2",
                    "simulator.accounts.east.auth-token", "secret2");

    @Test
    void readsFaultsAndOutcomesByTheirNames() {
        SimulatorProperties properties =
                bound(
                        Map.of(
                                "simulator.faults.lose-callback.probability", "0.5",
                                "simulator.faults.lose-callback.status", "completed",
                                "simulator.faults.ratelimit.next", "3",
                                "simulator.outcomes.15550001111", "busy",
                                "simulator.outcomes.[+15550002222]", "no-answer"));
        assertThat(properties.initialFaults().rules())
                .containsOnly(
                        Map.entry(
                                Fault.LOSE_CALLBACK,
                                new FaultRule(0.5, null, null, "completed", null, null)),
                        Map.entry(
                                Fault.RATE_LIMIT, new FaultRule(null, 3, null, null, null, null)));
        assertThat(properties.fixedOutcomes())
                .containsOnly(
                        Map.entry("+15550001111", FixedOutcome.of(Outcome.BUSY)),
                        Map.entry("+15550002222", FixedOutcome.of(Outcome.NO_ANSWER)));
    }

    @Test
    void refusesAFaultThatDoesNotExist() {
        SimulatorProperties properties = bound(Map.of("simulator.faults.gremlins.next", "1"));
        assertThatIllegalArgumentException().isThrownBy(properties::initialFaults);
    }

    @Test
    void hasAsManyAccountsAsAreNamed() {
        Protocols protocols = protocols(EAST);

        assertThat(protocols.withLogin("twilio", "AC1").orElseThrow().id()).isEqualTo("twilio");
        assertThat(protocols.withLogin("twilio", "AC2"))
                .hasValueSatisfying(east -> {
                    assertThat(east.id()).isEqualTo("east");
                    assertThat(east.value("AUTHTOKEN")).isEqualTo("secret2");
                });
        assertThat(protocols.withLogin("twilio", "AC3")).isEmpty();
    }

    @Test
    void refusesTwoAccountsOfOneSid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        protocols(
                                Map.of(
                                        "simulator.accounts.east.account-sid", "AC1",
                                        "simulator.accounts.east.auth-token", "secret2")))
                .withMessage("Two accounts have the same ACCOUNTSID");
    }

    @Test
    void refusesAnAccountThatIsConfiguredByHalves() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> protocols(Map.of("simulator.accounts.east.account-sid", "AC2")))
                .withMessage("SIMULATOR_ACCOUNTS_EAST_AUTHTOKEN must be set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> protocols(Map.of("simulator.accounts.east.vendor", "acme")))
                .withMessage("SIMULATOR_ACCOUNTS_EAST_VENDOR must be one of twilio");
    }

    private static Protocols protocols(Map<String, String> changes) {
        Accounts accounts = bound(changes).allAccounts();
        return new Protocols(accounts, List.of(SpokenProtocols.twilio(accounts)));
    }

    @Test
    void neverShowsAnAuthToken() {
        SimulatorProperties properties = bound(EAST);
        assertThat(properties.toString()).doesNotContain("secret");
        assertThat(properties.allAccounts().named("east").toString()).doesNotContain("secret");
    }

    private static SimulatorProperties bound(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(changes);
        values.put("simulator.account-sid", "AC1");
        values.put("simulator.auth-token", "secret");
        return new Binder(new MapConfigurationPropertySource(values))
                .bind("simulator", SimulatorProperties.class)
                .get();
    }
}
