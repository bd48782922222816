package io.dialstream.stack.vendor;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** An application at Vonage: we have its private key, Vonage the public one. */
final class Vonage implements Vendor {

    /** So many that nobody waits. */
    private static final String CALLS_PER_SECOND = "1000";

    private static final int BITS = 2_048;
    private static final int LENGTH_OF_API_KEY = 8;

    @Override
    public String name() {
        return "vonage";
    }

    @Override
    public VendorAccount account(Secrets secrets) {
        String applicationId = secrets.uuid("vonage/application").toString();
        String apiKey = secrets.hex("vonage/api-key").substring(0, LENGTH_OF_API_KEY);
        String secret = secrets.hex("vonage/signature-secret");
        KeyPair keys = keys(secrets.bytes("vonage/keys"));
        return new VendorAccount(
                Map.of(
                        "APPLICATIONID",
                        applicationId,
                        "PRIVATEKEY",
                        pem("PRIVATE KEY", keys.getPrivate().getEncoded()),
                        "APIKEY",
                        apiKey,
                        "SIGNATURESECRET",
                        secret),
                Map.of(
                        "APPLICATIONID",
                        applicationId,
                        "PUBLICKEY",
                        pem("PUBLIC KEY", keys.getPublic().getEncoded()),
                        "APIKEY",
                        apiKey,
                        "SIGNATURESECRET",
                        secret,
                        "CALLSPERSECOND",
                        CALLS_PER_SECOND));
    }

    /** The same keys for the same secret: this source of randomness has no other. */
    private static KeyPair keys(byte[] secret) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(secret);
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS, random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %1$s-----\n"
                .formatted(what, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    }
}
