package io.dialstream.stack.vendor;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** An application at Telnyx, and the pair of keys that its webhooks are signed with. */
final class Telnyx implements Vendor {

    private static final String CONNECTION_ID = "1494404757140276705";
    private static final int KEY_BYTES = 32;

    @Override
    public String name() {
        return "telnyx";
    }

    @Override
    public VendorAccount account(Secrets secrets) {
        String apiKey = "KEY" + secrets.hex("telnyx/api-key");
        byte[] seed = secrets.bytes("telnyx/signing-key");
        return new VendorAccount(
                Map.of(
                        "APIKEY",
                        apiKey,
                        "CONNECTIONID",
                        CONNECTION_ID,
                        "PUBLICKEY",
                        base64(publicKey(seed))),
                Map.of(
                        "APIKEY",
                        apiKey,
                        "CONNECTIONID",
                        CONNECTION_ID,
                        "PRIVATEKEY",
                        base64(seed)));
    }

    /** The JDK takes an Ed25519 key from its random source as it comes. */
    private static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(KEY_BYTES * Byte.SIZE - 1, new Given(seed));
            byte[] x509 = generator.generateKeyPair().getPublic().getEncoded();
            return Arrays.copyOfRange(x509, x509.length - KEY_BYTES, x509.length);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Random once, when the secrets were made. */
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] given) {
            System.arraycopy(bytes, 0, given, 0, given.length);
        }
    }
}
