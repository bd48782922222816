package io.dialstream.campaigns;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
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
class ApiDescription {}
