package io.dialstream.campaigns;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says about the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String KEY = "apiKey";

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Dialstream")
                                .version("1")
                                .description(
                                        "Outbound call campaigns: lists of leads are called, so"
                                                + " many at a time, and what really happened to every"
                                                + " call is shown. Times are ISO-8601 in UTC,"
                                                + " durations in seconds, phone numbers in E.164."
                                                + " Errors are problem details (RFC 9457)."))
                .components(new Components().addSecuritySchemes(KEY, bearer()))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    private static SecurityScheme bearer() {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Authorization: Bearer and an API key");
    }
}
