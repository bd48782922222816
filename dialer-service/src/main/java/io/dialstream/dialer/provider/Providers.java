package io.dialstream.dialer.provider;

import io.dialstream.events.PlaceCall;
import io.dialstream.foundation.provider.ConfiguredAccounts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Our accounts at providers. Which one a call is placed with is in its command from the moment in
 * which it gets into a lane, and in its placement, so that whoever goes on with it asks the same.
 */
public final class Providers {

    private final Map<String, Provider> byId;
    private final Provider usual;

    /**
     * At least one.
     *
     * @param usual the id of the account for commands that name none
     * @throws IllegalArgumentException when there is no such account
     */
    public Providers(List<Provider> accounts, String usual) {
        this.byId =
                accounts.stream()
                        .collect(Collectors.toUnmodifiableMap(Provider::id, Function.identity()));
        var known = byId.get(usual);
        if (known == null) {
            throw new IllegalArgumentException("there is no account " + usual);
        }
        this.usual = known;
    }

    /**
     * The command as it is kept: one that names no account gets the usual one. That of the first
     * account goes without saying, as it did before there were several.
     */
    public PlaceCall addressed(PlaceCall call) {
        return call.provider() != null || usual.id().equals(ConfiguredAccounts.FIRST)
                ? call
                : call.with(usual.id());
    }

    /** The account of a call. A command from before there were several is the first one's. */
    public Provider of(PlaceCall call) {
        return named(Objects.requireNonNullElse(call.provider(), ConfiguredAccounts.FIRST));
    }

    /** The accounts that a call may be placed with, in the order in which they are tried. */
    public List<Provider> allOf(PlaceCall call) {
        var others = call.fallbackProviders();
        return Stream.concat(
                        Stream.of(of(call).id()), others == null ? Stream.empty() : others.stream())
                .distinct()
                .map(this::named)
                .toList();
    }

    /** Those that are configured, by id. */
    public List<Provider> all() {
        return byId.values().stream().sorted(Comparator.comparing(Provider::id)).toList();
    }

    /** The account with that id; one that is not configured any more refuses all it is asked. */
    public Provider named(String id) {
        var known = byId.get(id);
        return known == null ? new MissingAccount(id, usual.defaultCallerId()) : known;
    }
}
