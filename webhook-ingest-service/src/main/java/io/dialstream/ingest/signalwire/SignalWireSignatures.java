package io.dialstream.ingest.signalwire;

import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.Form.Field;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a space of SignalWire sent a request. Its signature is an HMAC-SHA1 under the
 * space's signing key (docs: Compatibility API, Validating requests):
 *
 * <ul>
 *   <li>of a form, in base64, over the address and the fields sorted by name. Unlike at Twilio, the
 *       values of a repeated name are all there and stay in their order;
 *   <li>of a body whose digest is in the query ({@code bodySHA256}), in base64, over the address;
 *   <li>of any other body, in hex digits, over the address and the body as it is.
 * </ul>
 */
final class SignalWireSignatures {

    private static final String BODY_DIGEST = "bodySHA256";

    private final Hmac hmac;
    private final PublicAddress address;

    SignalWireSignatures(String signingKey, PublicAddress address) {
        this.hmac = Hmac.sha1(signingKey);
        this.address = address;
    }

    /** {@code signature} is the header's value; null when there is none. */
    boolean isSigned(RawRequest request, @Nullable String signature) {
        return signature != null && Hmac.isOneOf(expected(request).toList(), signature);
    }

    private Stream<String> expected(RawRequest request) {
        var urls = address.addressesOf(request.path(), request.query());
        if (request.isForm()) {
            return base64(urls, sorted(request.form()));
        }
        var ofBody = urls.stream().map(url -> hmac.hex(concatenated(url, request.body())));
        return isBodyTheDigested(request) ? Stream.concat(base64(urls, ""), ofBody) : ofBody;
    }

    private Stream<String> base64(List<String> urls, String fields) {
        return urls.stream().map(url -> hmac.base64(url + fields));
    }

    /** Sorting is stable: a repeated name keeps the order of its values. */
    private static String sorted(Form form) {
        var text = new StringBuilder();
        form.fields().stream()
                .sorted(Comparator.comparing(Field::name))
                .forEach(field -> text.append(field.name()).append(field.value()));
        return text.toString();
    }

    private static boolean isBodyTheDigested(RawRequest request) {
        var digest = request.queryFields().first(BODY_DIGEST);
        return digest != null
                && Hmac.isEqual(Hmac.digest(request.body()), digest.toLowerCase(Locale.ROOT));
    }

    private static byte[] concatenated(String url, byte[] body) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(url.getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return text.toByteArray();
    }
}
