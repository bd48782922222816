package io.dialstream.campaigns.history.web;

import io.dialstream.foundation.problem.InvalidRequestException;
import io.dialstream.foundation.problem.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.HandlerMapping;

/** The calllog-service, asked in the name of whoever asks us. */
class CallLog {

    private static final Logger log = LoggerFactory.getLogger(CallLog.class);

    /** Where Spring looks for it when an address was not made of a template. */
    private static final String URI_TEMPLATE = RestClient.class.getName() + ".uriTemplate";

    private final RestClient client;
    private final String url;

    CallLog(RestClient client, String url) {
        this.client = client;
        this.url = url;
    }

    /**
     * Asks what we were asked, path and query unchanged, and returns the answer's status and bytes:
     * also when it is a refusal.
     *
     * @throws UnavailableException when there is no answer, or one that is of no use to the user
     */
    ResponseEntity<byte[]> ask(HttpServletRequest request) {
        var template = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return ask(String.valueOf(template), pathAndQuery(request), authorization(request));
    }

    /**
     * As {@link #ask(HttpServletRequest)}, for a path with its query, percent-encoded.
     *
     * @param template of the path: what traces and metrics show of it
     */
    ResponseEntity<byte[]> ask(String template, String pathAndQuery, String authorization) {
        try {
            return client.get()
                    .uri(address(pathAndQuery))
                    .attribute(URI_TEMPLATE, template)
                    .header(HttpHeaders.AUTHORIZATION, authorization)
                    .exchange((_, answer) -> passedOn(answer));
        } catch (ResourceAccessException e) {
            log.warn("The calllog-service does not answer: {}", e.getMessage());
            throw away(e);
        }
    }

    private static String pathAndQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private URI address(String pathAndQuery) {
        try {
            return URI.create(url + pathAndQuery);
        } catch (IllegalArgumentException _) {
            throw new InvalidRequestException("query", "is not correctly percent-encoded");
        }
    }

    private static String authorization(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header == null ? "" : header;
    }

    private static ResponseEntity<byte[]> passedOn(ClientHttpResponse answer) throws IOException {
        var status = answer.getStatusCode();
        if (!isForTheUser(status)) {
            log.warn("The calllog-service answers {}", status.value());
            throw away(null);
        }
        var type = answer.getHeaders().getContentType();
        return ResponseEntity.status(status)
                .contentType(type == null ? MediaType.APPLICATION_JSON : type)
                .body(answer.getBody().readAllBytes());
    }

    /** A key that was good enough for us must be good enough for the call log. */
    private static boolean isForTheUser(HttpStatusCode status) {
        return status.is2xxSuccessful()
                || (status.is4xxClientError()
                        && !status.equals(HttpStatus.UNAUTHORIZED)
                        && !status.equals(HttpStatus.FORBIDDEN));
    }

    private static UnavailableException away(@Nullable Throwable cause) {
        var message = "The call log does not answer; try again.";
        return cause == null
                ? new UnavailableException(message)
                : new UnavailableException(message, cause);
    }
}
