package io.dialstream.campaigns.donotcall.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Objects;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes the table that the list is, too: two methods that answer one request. */
@Component
class DoNotCallDocumentation implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var table = new StringSchema();
        table.addType("string");
        var list = Objects.requireNonNull(api.getPaths().get("/do-not-call")).getGet();
        var entries = Objects.requireNonNull(list.getResponses().get("200"));
        entries.getContent().addMediaType(DoNotCallController.CSV, new MediaType().schema(table));
    }
}
