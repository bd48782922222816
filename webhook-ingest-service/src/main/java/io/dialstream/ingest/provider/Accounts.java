package io.dialstream.ingest.provider;

import io.dialstream.ingest.request.PublicAddress;
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

    public Accounts(PublicAddress address, List<Account> accounts) {
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
