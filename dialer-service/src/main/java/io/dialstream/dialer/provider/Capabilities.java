package io.dialstream.dialer.provider;

import io.dialstream.events.AccountFeature;
import io.dialstream.events.AnswerKind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor can do and what it tells. Nothing else is assumed of one: whoever depends on such a
 * thing asks for it here.
 *
 * @param answer how it gets to know what the callee hears
 * @param repeatableFor how long after the command for an answered call the same can be sent again
 *     and counts once; zero where each counts. A create is sent once, whatever a vendor promises
 * @param showsRequestsWithin how long after the end of a call it shows, at the latest, which
 *     requests were made for it; null where it never does. Where it does not, nothing but a
 *     callback proves that a call in its list is ours
 * @param answerKinds what callees can hear there
 * @param features what else can be asked for of calls there
 */
public record Capabilities(
        Answer answer,
        Duration repeatableFor,
        @Nullable Duration showsRequestsWithin,
        Set<AnswerKind> answerKinds,
        Set<AccountFeature> features,
        Set<Ability> abilities) {

    /** How a vendor gets to know what a callee hears. */
    public enum Answer {
        /** It fetches the instructions from us when the callee answers. */
        PULL,
        /** It waits for a command after the callee has answered. */
        PUSH,
        /** It is told with the create. */
        INLINE
    }

    /** What one vendor does and another does not. */
    public enum Ability {
        /**
         * The calls between two numbers can be looked for. Where they cannot, a placement that is
         * unclear is settled by a callback or not at all.
         */
        LISTS_CALLS,
        /**
         * It can be asked for a call. Where it cannot, an end whose callback is lost stays unknown.
         */
        FETCHES_CALLS,
        /**
         * The id in the answer to a create is that of the callbacks. Where it is not, the first
         * callback shows what the call is known by.
         */
        NAMES_CALLS_AT_ONCE,
        /**
         * It tells that a call rings. Where it does not, one that is being dialled may be ringing.
         */
        TELLS_RINGING,
        /** It calls back for a call that was cancelled while it was queued. */
        TELLS_CANCELLED,
        /**
         * It shows a call for as long as anybody asks for it. Where it forgets those that have
         * ended, one that it does not know may have been answered.
         */
        REMEMBERS_CALLS,
        /**
         * It shows that a call has ended as soon as it has. Where it shows nothing for a while, one
         * that it does not know may have ended just now.
         */
        SHOWS_ENDS_AT_ONCE
    }

    public Capabilities {
        answerKinds = Set.copyOf(answerKinds);
        features = Set.copyOf(features);
        abilities = Set.copyOf(abilities);
    }

    /** Of a vendor at whom every request counts, and of whose calls anything can be asked. */
    public static Capabilities of(Answer answer, Ability... abilities) {
        return new Capabilities(
                answer,
                Duration.ZERO,
                null,
                EnumSet.allOf(AnswerKind.class),
                EnumSet.allOf(AccountFeature.class),
                Set.of(abilities));
    }

    /** The same, where callees can hear nothing else. */
    public Capabilities playing(Set<AnswerKind> kinds) {
        return new Capabilities(
                answer, repeatableFor, showsRequestsWithin, kinds, features, abilities);
    }

    /** The same, where none of these can be asked for. */
    public Capabilities without(AccountFeature... missing) {
        var left = EnumSet.copyOf(features);
        left.removeAll(Set.of(missing));
        return new Capabilities(
                answer, repeatableFor, showsRequestsWithin, answerKinds, left, abilities);
    }

    /** The same, where what is sent again within that time counts once. */
    public Capabilities repeatableFor(Duration period) {
        return new Capabilities(
                answer, period, showsRequestsWithin, answerKinds, features, abilities);
    }

    /** The same, where the requests that were made for a call are shown by then. */
    public Capabilities showingRequestsWithin(Duration period) {
        return new Capabilities(answer, repeatableFor, period, answerKinds, features, abilities);
    }

    public boolean can(Ability ability) {
        return abilities.contains(ability);
    }
}
