package io.dialstream.simulation.service;

import java.util.Set;

/**
 * The services as they are, or broken on purpose in one place: a port that does not keep its
 * contract, or a decision that is wrong. The judge must see the difference.
 */
public interface Variant {

    /** As they are. */
    Variant SOUND = new Variant() {};

    /** A port of this type, perhaps broken; {@code port} itself for any other. */
    default <T> T broken(Class<T> type, T port) {
        return port;
    }

    /** The components of a service, perhaps with one in another's place. */
    default Set<Class<?>> broken(Set<Class<?>> components) {
        return components;
    }
}
