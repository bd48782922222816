package io.dialstream.foundation.description.web;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import org.springframework.http.HttpHeaders;

/** Completes the responses of an endpoint with what every response of its status has. */
final class Responses {

    private static final int FIRST_ERROR = 400;
    private static final String PROBLEM_JSON = "application/problem+json";

    private final ApiResponses responses;

    Responses(ApiResponses responses) {
        this.responses = responses;
    }

    /** A description that the endpoint has itself is left alone. */
    void add(String status, String description) {
        responses.putIfAbsent(status, new ApiResponse().description(description));
    }

    void complete() {
        responses.forEach((status, response) -> {
            if (Integer.parseInt(status) >= FIRST_ERROR) {
                response.setContent(problem());
            }
            switch (status) {
                case "201", "202" ->
                        response.addHeaderObject(
                                HttpHeaders.LOCATION,
                                header("The path of what was created", new StringSchema()));
                case "401" ->
                        response.addHeaderObject(
                                HttpHeaders.WWW_AUTHENTICATE, header("Bearer", new StringSchema()));
                case "503" ->
                        response.addHeaderObject(
                                HttpHeaders.RETRY_AFTER,
                                header("Seconds to wait", new IntegerSchema()));
                default -> {}
            }
        });
    }

    private static Content problem() {
        var schema = new Schema<>().$ref(Problems.REFERENCE);
        return new Content().addMediaType(PROBLEM_JSON, new MediaType().schema(schema));
    }

    private static Header header(String description, Schema<?> schema) {
        return new Header().description(description).required(true).schema(schema);
    }
}
