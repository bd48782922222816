package io.dialstream.simulator.callback;

import io.dialstream.simulator.account.Account;
import io.dialstream.simulator.account.Accounts;
import io.dialstream.simulator.call.Call;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The vendors' protocols, and whose accounts speak which. */
public final class Protocols {

    private final Accounts accounts;
    private final Map<String, Protocol> byVendor = new HashMap<>();

    /**
     * Those of all accounts.
     *
     * @throws IllegalArgumentException when an account is of none of these vendors, lacks what its
     *     vendor tells everybody, or is known there by the same as another
     */
    public Protocols(Accounts accounts, Collection<? extends Protocol> protocols) {
        this.accounts = accounts;
        protocols.forEach(protocol -> byVendor.put(protocol.vendor(), protocol));
        Set<String> known = new HashSet<>();
        for (Account account : accounts.all()) {
            requireComplete(account);
            String login = account.vendor() + "/" + login(account);
            if (!known.add(login)) {
                throw new IllegalArgumentException(
                        "Two accounts have the same " + of(account).settings().getFirst());
            }
        }
    }

    private void requireComplete(Account account) {
        if (!byVendor.containsKey(account.vendor())) {
            throw new IllegalArgumentException(
                    variable(account, "VENDOR")
                            + " must be one of "
                            + String.join(", ", new TreeSet<>(byVendor.keySet())));
        }
        for (String name : of(account).settings()) {
            if (account.value(name).isBlank()) {
                throw new IllegalArgumentException(variable(account, name) + " must be set");
            }
        }
    }

    private static String variable(Account account, String name) {
        return "SIMULATOR_ACCOUNTS_" + account.id().toUpperCase(Locale.ROOT) + "_" + name;
    }

    /** How the vendor of a call's account speaks. */
    public Protocol of(Call call) {
        return of(accounts.named(call.request().account()));
    }

    public Protocol of(Account account) {
        Protocol protocol = byVendor.get(account.vendor());
        if (protocol == null) {
            throw new IllegalArgumentException("Nobody speaks for " + account.vendor());
        }
        return protocol;
    }

    /** Who is asked and told about calls to the numbers of an account, if anybody is. */
    public Optional<Reception> reception(String account) {
        Account known = accounts.named(account);
        return of(known).reception(known);
    }

    /** The id of a new call of an account. */
    public String newCallId(String account) {
        return of(accounts.named(account)).newCallId();
    }

    /** The account that a vendor knows by that. */
    public Optional<Account> withLogin(String vendor, String login) {
        return accounts.at(vendor).stream()
                .filter(account -> login(account).equals(login))
                .findFirst();
    }

    private String login(Account account) {
        return account.value(of(account).settings().getFirst());
    }
}
