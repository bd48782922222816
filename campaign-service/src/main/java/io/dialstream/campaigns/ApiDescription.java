package io.dialstream.campaigns;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Dialstream",
                        version = "1",
                        description =
                                "Outbound call campaigns: lists of leads are called, so many at a"
                                        + " time, and what really happened to every call is shown."
                                        + " Times are ISO-8601 in UTC, durations in seconds, phone"
                                        + " numbers in E.164. Errors are problem details (RFC"
                                        + " 9457)."))
class ApiDescription {

    /** A field of type Object is described as an object, which the data of a lead never holds. */
    @Bean
    OpenApiCustomizer dataOfLeads() {
        return api ->
                Stream.of("LeadRequest", "LeadView")
                        .map(api.getComponents().getSchemas()::get)
                        .map(lead -> (Schema<?>) lead.getProperties().get("data"))
                        .forEach(data -> data.setAdditionalProperties(aPlainValue()));
    }

    private static Schema<?> aPlainValue() {
        return new Schema<>()
                .oneOf(
                        List.of(
                                new StringSchema().maxLength(1_000),
                                new NumberSchema(),
                                new BooleanSchema()));
    }
}
