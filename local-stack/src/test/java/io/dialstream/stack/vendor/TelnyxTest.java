package io.dialstream.stack.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelnyxTest {

    private static final byte[] TEXT = "1774951200|{}".getBytes(StandardCharsets.UTF_8);

    /** The simulator signs with the one, the ingest knows the other. */
    @Test
    void bothSidesHaveOnePairOfKeys() throws Exception {
        VendorAccount account = new Telnyx().account(new Secrets("kept", Path.of("data")));
        KeyFactory keys = KeyFactory.getInstance("Ed25519");

        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(
                keys.generatePrivate(
                        new PKCS8EncodedKeySpec(
                                bytes(
                                        "302e020100300506032b657004220420",
                                        account.simulator(),
                                        "PRIVATEKEY"))));
        signature.update(TEXT);
        byte[] signed = signature.sign();
        signature.initVerify(
                keys.generatePublic(
                        new X509EncodedKeySpec(
                                bytes(
                                        "302a300506032b6570032100",
                                        account.services(),
                                        "PUBLICKEY"))));
        signature.update(TEXT);

        assertThat(signature.verify(signed)).isTrue();
        assertThat(account.services()).doesNotContainKey("PRIVATEKEY");
    }

    private static byte[] bytes(String prefix, Map<String, String> settings, String name) {
        byte[] bytes = Base64.getDecoder().decode(settings.getOrDefault(name, ""));
        return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(bytes));
    }
}
