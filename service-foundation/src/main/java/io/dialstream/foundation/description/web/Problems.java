package io.dialstream.foundation.description.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;

/** The shape of everything that goes wrong. */
final class Problems {

    private static final String PROBLEM = "Problem";
    private static final String FIELD_PROBLEM = "FieldProblem";

    static final String REFERENCE = Components.COMPONENTS_SCHEMAS_REF + PROBLEM;

    private Problems() {}

    static void describe(Components components) {
        components.addSchemas(PROBLEM, problem());
        components.addSchemas(FIELD_PROBLEM, fieldProblem());
    }

    private static Schema<?> problem() {
        var fields =
                new ArraySchema()
                        .items(
                                new Schema<>()
                                        .$ref(Components.COMPONENTS_SCHEMAS_REF + FIELD_PROBLEM));
        var problem = new ObjectSchema();
        problem.setRequired(List.of("status", "title", "detail"));
        return problem.description("A problem detail (RFC 9457)")
                .addProperty("status", new IntegerSchema().description("As in the status line"))
                .addProperty("title", text("The status in words"))
                .addProperty("detail", text("What is wrong, for people"))
                .addProperty("instance", text("The path that was asked for"))
                .addProperty("errors", fields.description("With 400, where fields are to blame"));
    }

    private static Schema<?> fieldProblem() {
        var problem = new ObjectSchema();
        problem.setRequired(List.of("field", "message"));
        return problem.description("What is wrong with one field or parameter")
                .addProperty(
                        "field",
                        text("Named as in the request, positions from 0")
                                .example("leads[3].phoneNumber"))
                .addProperty("message", text("Completes a sentence that begins with the field"));
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }
}
