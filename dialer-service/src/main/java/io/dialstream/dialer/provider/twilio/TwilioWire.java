package io.dialstream.dialer.provider.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.dialstream.dialer.provider.PublicAddressProperties;
import io.dialstream.dialer.provider.http.TimeOuts;
import io.dialstream.dialer.provider.http.Wire;
import io.dialstream.dialer.provider.http.WireAnswer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** Sends requests of the SDK, each exactly once, to Twilio or to the server that stands for it. */
final class TwilioWire {

    private final Wire wire;
    private final String baseUrl;

    /** {@code baseUrl} replaces scheme and host of Twilio's own addresses unless it is empty. */
    TwilioWire(String vendor, String baseUrl, TimeOuts timeOuts) {
        this.baseUrl = PublicAddressProperties.withoutTrailingSlash(baseUrl);
        this.wire = new Wire(vendor, timeOuts);
    }

    /** Never throws: a failure is an answer too. */
    WireAnswer send(Request request) {
        return wire.send(httpRequest(request));
    }

    private HttpRequest.Builder httpRequest(Request request) {
        var http =
                HttpRequest.newBuilder(rewritten(URI.create(request.constructURL().toString())))
                        .header("Authorization", request.getAuthString())
                        .header("Accept", "application/json");
        if (request.getMethod() == HttpMethod.POST) {
            return http.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(request.encodeFormBody()));
        }
        return http.GET();
    }

    private URI rewritten(URI twilios) {
        if (baseUrl.isEmpty()) {
            return twilios;
        }
        var query = twilios.getRawQuery();
        return URI.create(baseUrl + twilios.getRawPath() + (query == null ? "" : "?" + query));
    }
}
