package io.dialstream.calllog;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.context.annotation.Configuration;

/** What is said of the API as a whole at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Dialstream call log",
                        version = "1",
                        description =
                                "What really happened to every call. Times are ISO-8601 in UTC,"
                                        + " durations in seconds, phone numbers E.164."))
class ApiDescription {}
