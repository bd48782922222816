package io.dialstream.stack.vendor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All vendors that the simulator stands for. */
public final class Vendors {

    /** The vendor of the account that is always there. */
    public static final String FIRST = "twilio";

    private static final List<Vendor> OTHERS =
            List.of(new Plivo(), new SansPbx(), new SignalWire(), new Telnyx(), new Vonage());

    private Vendors() {}

    /** Their names. */
    public static List<String> names() {
        return Stream.concat(Stream.of(FIRST), OTHERS.stream().map(Vendor::name)).toList();
    }

    /** Whether people can call the numbers of an account at the vendor of that name. */
    public static boolean takeCalls(String name) {
        return named(name).map(Vendor::takesCalls).orElse(true);
    }

    /** The one of that name; empty also for {@link #FIRST}, which needs no further account. */
    public static Optional<Vendor> named(String name) {
        return OTHERS.stream().filter(vendor -> vendor.name().equals(name)).findFirst();
    }
}
