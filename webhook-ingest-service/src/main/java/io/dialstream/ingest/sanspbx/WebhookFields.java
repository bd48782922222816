package io.dialstream.ingest.sanspbx;

import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.Form.Field;
import io.dialstream.ingest.request.RawRequest;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a form, or the plain values of JSON: those in an object with its name before. */
final class WebhookFields {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int DEEPEST = 3;

    private WebhookFields() {}

    /** Of a body that is neither there are none. */
    static Form of(RawRequest request) {
        if (request.isForm()) {
            return request.form();
        }
        try {
            var fields = new ArrayList<Field>();
            add(MAPPER.readTree(request.body()), "", fields);
            return new Form(fields);
        } catch (JacksonException e) {
            return new Form(List.of());
        }
    }

    private static void add(JsonNode object, String before, List<Field> fields) {
        for (var property : object.properties()) {
            var value = property.getValue();
            var name = before + property.getKey();
            if (value.isObject() && name.split("\\.", -1).length < DEEPEST) {
                add(value, name + ".", fields);
            } else if (value.isValueNode() && !value.isNull()) {
                fields.add(new Field(name, value.asString()));
            }
        }
    }
}
