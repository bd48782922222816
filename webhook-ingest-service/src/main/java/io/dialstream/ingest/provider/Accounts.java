package io.dialstream.ingest.provider;

import static java.util.Objects.requireNonNull;

import io.dialstream.foundation.provider.AccountSettings;
import io.dialstream.foundation.provider.InvalidAccountException;
import io.dialstream.ingest.request.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Our accounts by the path at which they call back: {@code /vendor/account/...}. An account that is
 * named like its vendor is also found at {@code /vendor/...}.
 */
public final class Accounts {

    private final String prefix;
    private final Map<String, Account> byId;

    /**
     * Those that are configured, each of them at a vendor that we know.
     *
     * @throws InvalidAccountException when one of them is at none, or lacks what its vendor needs
     */
    public static Accounts of(
            List<AccountSettings> configured, List<Vendor> vendors, PublicAddress address) {
        var byName = vendors.stream().collect(Collectors.toMap(Vendor::name, Function.identity()));
        var names = byName.keySet().stream().sorted().toList();
        var accounts = new ArrayList<Account>();
        for (var settings : configured) {
            settings.requireVendor(names);
            var vendor = requireNonNull(byName.get(settings.vendor()));
            accounts.add(new Account(settings.id(), vendor.name(), vendor.provider(settings)));
        }
        return new Accounts(address, accounts);
    }

    Accounts(PublicAddress address, List<Account> accounts) {
        this.prefix = address.prefix();
        this.byId =
                accounts.stream()
                        .collect(Collectors.toUnmodifiableMap(Account::id, Function.identity()));
    }

    /**
     * Whom a request is addressed to.
     *
     * @param path the path below the public address, still percent-encoded
     */
    public record Addressee(Account account, String path) {}

    /**
     * Finds who a path belongs to. The way in may take the prefix of the public address off before
     * a request reaches us, or leave it on.
     *
     * @param rawPath still percent-encoded; no two ways of writing it are the same
     */
    public Optional<Addressee> at(String rawPath) {
        return rawPath.startsWith(prefix + "/")
                ? below(rawPath.substring(prefix.length())).or(() -> below(rawPath))
                : below(rawPath);
    }

    private Optional<Addressee> below(String path) {
        var names = path.split("/", -1);
        if (names.length < 3 || names.length > 4) {
            return Optional.empty();
        }
        var vendor = names[1];
        var id = names.length == 4 ? names[2] : vendor;
        return Optional.ofNullable(byId.get(id))
                .filter(account -> account.vendor().equals(vendor))
                .map(account -> new Addressee(account, path));
    }
}
