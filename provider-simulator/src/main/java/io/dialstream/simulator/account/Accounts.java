package io.dialstream.simulator.account;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts that the provider serves. None sees anything of another. */
public final class Accounts {

    private final Map<String, Account> byId = new LinkedHashMap<>();

    /**
     * Accounts of different ids.
     *
     * @throws IllegalArgumentException when two have the same
     */
    public Accounts(Collection<Account> accounts) {
        for (Account account : accounts) {
            if (byId.put(account.id(), account) != null) {
                throw new IllegalArgumentException("Two accounts have the id " + account.id());
            }
        }
    }

    public static Accounts of(Account... accounts) {
        return new Accounts(List.of(accounts));
    }

    /**
     * The account with that id.
     *
     * @throws IllegalArgumentException when there is none: a journal tells of its calls, and it is
     *     not configured any more
     */
    public Account named(String id) {
        Account account = byId.get(id);
        if (account == null) {
            throw new IllegalArgumentException("There is no account " + id);
        }
        return account;
    }

    /** Those at a vendor. */
    public List<Account> at(String vendor) {
        return byId.values().stream().filter(account -> account.vendor().equals(vendor)).toList();
    }

    public Collection<Account> all() {
        return List.copyOf(byId.values());
    }
}
