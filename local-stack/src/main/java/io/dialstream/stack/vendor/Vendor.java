package io.dialstream.stack.vendor;

/** A vendor at which the simulator has an account for us. */
public interface Vendor {

    /** As it stands in the settings of accounts; also the id of the account. */
    String name();

    /** Whether people can call the account's numbers. */
    default boolean takesCalls() {
        return true;
    }

    /** The account, the same for the same secrets. */
    VendorAccount account(Secrets secrets);
}
