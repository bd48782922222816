package io.dialstream.calllog.testing;

import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The service's API as a user sees it. */
public record ReadApi(RestTestClient client, String key) {

    public static ReadApi at(int port, String key) {
        var address = "http://127.0.0.1:" + port;
        return new ReadApi(RestTestClient.bindToServer().baseUrl(address).build(), key);
    }

    /** Asks for a path and query that are percent-encoded already. */
    public RestTestClient.ResponseSpec get(String path) {
        return client.get()
                .uri(address -> URI.create(address.build() + path))
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                .exchange();
    }

    /** The whole answer, field by field. */
    public void answers(String path, String json) {
        get(path).expectStatus().isOk().expectBody().json(json, JsonCompareMode.STRICT);
    }

    /** A 400 that names the field. */
    public void refuses(String path, String field) {
        get(path)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .isNotEmpty();
    }
}
