package io.dialstream.stack.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VonageTest {

    private final VendorAccount account =
            new Vonage().account(new Secrets("a-callback-secret", Path.of("data")));

    @Test
    void whatWeSignVonageCanVerifyAndNotSign() throws Exception {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        Signature signature = Signature.getInstance("SHA256withRSA");
        byte[] text = "text".getBytes(StandardCharsets.UTF_8);
        signature.initSign(
                rsa.generatePrivate(
                        new PKCS8EncodedKeySpec(
                                der(account.services().getOrDefault("PRIVATEKEY", "")))));
        signature.update(text);
        byte[] signed = signature.sign();

        signature.initVerify(
                rsa.generatePublic(
                        new X509EncodedKeySpec(
                                der(account.simulator().getOrDefault("PUBLICKEY", "")))));
        signature.update(text);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(account.simulator()).doesNotContainKey("PRIVATEKEY");
    }

    private static byte[] der(String pem) {
        return Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    }
}
