package io.dialstream.ingest.twilio;

import static java.util.stream.Collectors.toCollection;

import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.Form.Field;
import io.dialstream.ingest.request.PublicAddress;
import io.dialstream.ingest.request.RawRequest;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The texts that Twilio may have signed for a request: the address it asked for, followed by name
 * and value of each field of a form, sorted by name. A body that is no form is not part of the
 * text; its digest is in the query.
 */
final class SignedTexts {

    /**
     * A repeated name contributes each of its values once, in order, as in all of Twilio's SDKs.
     */
    private static final Comparator<Field> BY_NAME_AND_VALUE =
            Comparator.comparing(Field::name).thenComparing(Field::value);

    private final PublicAddress address;

    SignedTexts(PublicAddress address) {
        this.address = address;
    }

    /** One text for each way in which the address may have been written. */
    List<String> of(RawRequest request) {
        var fields = concatenated(request.form());
        return address.addressesOf(request.path(), request.query()).stream()
                .map(url -> url + fields)
                .toList();
    }

    private static String concatenated(Form form) {
        var sorted =
                form.fields().stream()
                        .collect(toCollection(() -> new TreeSet<>(BY_NAME_AND_VALUE)));
        var text = new StringBuilder();
        sorted.forEach(field -> text.append(field.name()).append(field.value()));
        return text.toString();
    }
}
