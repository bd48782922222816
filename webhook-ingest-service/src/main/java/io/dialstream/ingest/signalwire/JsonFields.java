package io.dialstream.ingest.signalwire;

import io.dialstream.ingest.request.Form;
import io.dialstream.ingest.request.Form.Field;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The plain values of a JSON object, as the fields that a form would have. */
final class JsonFields {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JsonFields() {}

    /** Of a body that is no JSON object there are none. */
    static Form of(byte[] body) {
        try {
            var fields = new ArrayList<Field>();
            for (var property : MAPPER.readTree(body).properties()) {
                var value = property.getValue();
                if (value.isValueNode() && !value.isNull()) {
                    fields.add(new Field(property.getKey(), value.asString()));
                }
            }
            return new Form(fields);
        } catch (JacksonException e) {
            return new Form(List.of());
        }
    }
}
