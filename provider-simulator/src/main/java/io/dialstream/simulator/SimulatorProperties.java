package io.dialstream.simulator;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Outcome;
import io.dialstream.simulator.fault.Fault;
import io.dialstream.simulator.fault.FaultRule;
import io.dialstream.simulator.fault.Faults;
import io.dialstream.simulator.plan.Detection;
import io.dialstream.simulator.plan.FixedOutcome;
import io.dialstream.simulator.plan.LogNormal;
import io.dialstream.simulator.plan.Mix;
import io.dialstream.simulator.plan.Pressing;
import io.dialstream.simulator.plan.Returning;
import io.dialstream.simulator.plan.Settings;
import jakarta.validation.constraints.NotBlank;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the simulator begins with; see {@link Settings} for the units.
 *
 * @param accountSid of the first account
 * @param authToken of the first account
 * @param webhookBaseUrl where the customer's servers are that numbers of the accounts ask and tell;
 *     empty where nobody can call in
 * @param accounts further accounts by id: the vendor of each, and what it asks for
 * @param faults rules by the fault's name
 * @param outcomes outcome names by number, with or without its plus sign
 */
@Validated
@ConfigurationProperties("simulator")
public record SimulatorProperties(
        @NotBlank(message = "TWILIO_ACCOUNT_SID must be set") String accountSid,
        @NotBlank(message = "TWILIO_AUTH_TOKEN must be set") String authToken,
        double speedUp,
        double callsPerSecond,
        long seed,
        Mix mix,
        LogNormal setup,
        LogNormal ring,
        LogNormal talk,
        Detection detection,
        Pressing pressing,
        Returning returning,
        @DefaultValue("") String webhookBaseUrl,
        @DefaultValue Map<String, Map<String, String>> accounts,
        @DefaultValue Map<String, FaultRule> faults,
        @DefaultValue Map<String, String> outcomes) {

    Accounts allAccounts() {
        List<Account> all = new ArrayList<>();
        all.add(
                new Account(
                        Account.FIRST,
                        Account.FIRST,
                        Map.of("ACCOUNTSID", accountSid, "AUTHTOKEN", authToken)));
        accounts.forEach((id, its) ->
                all.add(new Account(id, its.getOrDefault("vendor", Account.FIRST), its)));
        return new Accounts(
                all.stream()
                        .map(one -> one.orElse(Account.WEBHOOK_BASE_URL, webhookBaseUrl))
                        .toList());
    }

    Settings settings() {
        return new Settings(
                speedUp,
                callsPerSecond,
                seed,
                mix,
                setup,
                ring,
                talk,
                detection,
                pressing,
                returning);
    }

    Faults initialFaults() {
        Map<Fault, FaultRule> rules = new EnumMap<>(Fault.class);
        faults.forEach((name, rule) -> rules.put(Fault.named(name), rule));
        return new Faults(rules);
    }

    Map<String, FixedOutcome> fixedOutcomes() {
        Map<String, FixedOutcome> fixed = new HashMap<>();
        outcomes.forEach((number, outcome) ->
                fixed.put("+" + number.replace("+", ""), FixedOutcome.of(Outcome.named(outcome))));
        return fixed;
    }

    /** Without the auth token. */
    @Override
    public String toString() {
        return "SimulatorProperties[accountSid=" + accountSid + "]";
    }
}
