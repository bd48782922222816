package io.dialstream.ingest.plivo;

import static java.util.stream.Collectors.joining;

import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.Form.Field;
import io.dialstream.ingest.request.Hmac;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether Plivo sent a request. Its signature of version 3 (docs: Signature validation) is
 * the base64 of an HMAC-SHA256 under the auth token, over a text and a nonce with a dot between
 * them. The text is the address without its query, a question mark, the parameters of the query as
 * {@code name=value}, joined by ampersands, and, if the request has a form, another dot, where
 * there was a query, and each field's name and value. Both are decoded and sorted. Without
 * parameters and without a form, there is no question mark.
 */
final class PlivoSignatures {

    private static final String SEPARATOR = ",";
    private static final Comparator<Field> BY_NAME_AND_VALUE =
            Comparator.comparing(Field::name).thenComparing(Field::value);

    private final Hmac hmac;
    private final PublicAddress address;

    PlivoSignatures(String authToken, PublicAddress address) {
        this.hmac = Hmac.sha256(authToken);
        this.address = address;
    }

    /**
     * Whether one of several signatures is right: there is one for each of the account's tokens.
     *
     * @param signatures the header's value, separated by commas; null when there is none
     * @param nonce the header's value; null when there is none
     */
    boolean isSigned(RawRequest request, @Nullable String signatures, @Nullable String nonce) {
        if (signatures == null || nonce == null || !request.isForm()) {
            return false;
        }
        var expected = expected(request, nonce);
        boolean found = false;
        for (var signature : signatures.split(SEPARATOR, -1)) {
            found |= Hmac.isOneOf(expected, signature.strip());
        }
        return found;
    }

    /** One for each way in which the address may have been written. */
    private List<String> expected(RawRequest request, String nonce) {
        var parameters = signed(request.queryFields(), request.form());
        return address.addressesOf(request.path(), null).stream()
                .map(url -> hmac.base64(url + parameters + "." + nonce))
                .toList();
    }

    private static String signed(Form query, Form form) {
        var parameters =
                sorted(query)
                        .map(field -> field.name() + "=" + field.value())
                        .collect(joining("&"));
        var fields = sorted(form).map(field -> field.name() + field.value()).collect(joining());
        if (form.fields().isEmpty()) {
            return parameters.isEmpty() ? "" : "?" + parameters;
        }
        return "?" + parameters + (parameters.isEmpty() ? "" : ".") + fields;
    }

    private static Stream<Field> sorted(Form form) {
        return form.fields().stream().sorted(BY_NAME_AND_VALUE);
    }
}
