package io.dialstream.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.ingest.acme.Acme;
import io.dialstream.ingest.request.PublicAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {

    @ParameterizedTest
    @CsvSource({
        "/acme/status,        acme",
        "/acme/voice,         acme",
        "/acme/acme/status,   acme",
        "/acme/west/status,   west",
        "/acme/east/status,   east",
        "/other/south/status, south"
    })
    void areFoundByVendorAndId(String path, String id) {
        var found = at("https://h.example", path);

        assertThat(found.account().id()).isEqualTo(id);
        assertThat(found.path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/acme",
                "/status",
                "/west/status",
                "/other/status",
                "/other/west/status",
                "/acme/south/status",
                "/acme/nobody/status",
                "/acme/WEST/status",
                "/acme/we%73t/status",
                "/acme/west;v=1/status",
                "/acme//status",
                "//acme/status",
                "/acme/west/../status",
                "/acme/west/status/",
                "acme/west/status",
                "/dial/acme/status",
                "/actuator/health/liveness"
            })
    void nobodyIsFoundAtAnyOtherPath(String path) {
        assertThat(accounts("https://h.example").at(path)).isEmpty();
    }

    @Test
    void thePrefixMayHaveBeenTakenOffOnTheWayInOrNot() {
        assertThat(at("https://h.example/dial", "/acme/status").path()).isEqualTo("/acme/status");
        assertThat(at("https://h.example/dial", "/dial/acme/status").path())
                .isEqualTo("/acme/status");
        assertThat(at("https://h.example/a/b", "/a/b/acme/west/status").account().id())
                .isEqualTo("west");
        assertThat(accounts("https://h.example/dial").at("/dialacme/status")).isEmpty();
    }

    @Test
    void aPrefixThatLooksLikeAVendorIsNoConfusion() {
        assertThat(at("https://h.example/acme", "/acme/status").path()).isEqualTo("/acme/status");
        assertThat(at("https://h.example/acme", "/acme/acme/status").path())
                .isEqualTo("/acme/status");
        assertThat(at("https://h.example/acme", "/acme/west/status").account().id())
                .isEqualTo("west");
        assertThat(at("https://h.example/acme", "/acme/acme/west/status").path())
                .isEqualTo("/acme/west/status");
    }

    private static Accounts.Addressee at(String publicBaseUrl, String path) {
        return accounts(publicBaseUrl).at(path).orElseThrow();
    }

    private static Accounts accounts(String publicBaseUrl) {
        var provider = new Acme("secret");
        return new Accounts(
                PublicAddress.parse(publicBaseUrl),
                List.of(
                        new Account("acme", "acme", provider),
                        new Account("west", "acme", provider),
                        new Account("east", "acme", provider),
                        new Account("south", "other", provider)));
    }
}
