package io.dialstream.stack.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VendorsTest {

    static List<String> others() {
        return Vendors.names().stream().filter(name -> !name.equals(Vendors.FIRST)).toList();
    }

    @ParameterizedTest
    @MethodSource("others")
    void hasTheSameAccountAtTheNextStartOnAFolderAndAnotherOnAnother(String name) {
        Vendor vendor = Vendors.named(name).orElseThrow();
        VendorAccount account = vendor.account(secrets("kept in one folder"));

        assertThat(vendor.name()).isEqualTo(name);
        assertThat(vendor.account(secrets("kept in one folder"))).isEqualTo(account);
        assertThat(vendor.account(secrets("kept in another"))).isNotEqualTo(account);
        assertThat(account.services()).isNotEmpty();
        assertThat(account.toString()).doesNotContain(account.services().values());
    }

    @Test
    void theFirstVendorNeedsNoFurtherAccount() {
        assertThat(Vendors.names()).startsWith("twilio").contains("plivo", "sanspbx", "signalwire");
        assertThat(Vendors.named("twilio")).isEmpty();
        assertThat(Vendors.named("acme")).isEmpty();
    }

    @Test
    void peopleCanCallTheNumbersOfAllButOne() {
        assertThat(Vendors.names())
                .filteredOn(name -> !Vendors.takeCalls(name))
                .containsExactly("sanspbx");
    }

    private static Secrets secrets(String kept) {
        return new Secrets(kept, Path.of("data"));
    }
}
