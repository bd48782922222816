package io.dialstream.ingest.telnyx;

import io.dialstream.foundation.trace.Traces;
import io.dialstream.ingest.provider.CommandResult;
import io.dialstream.ingest.request.SeldomWarning;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** The commands of the Call Control API, each sent once and given two seconds. */
final class TelnyxApi {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final SeldomWarning credentials =
            new SeldomWarning(
                    "Telnyx refuses the API key that calls that come in are answered with.");
    private final SeldomWarning refused =
            new SeldomWarning("Telnyx refuses a command about a call that came in.");
    private final SeldomWarning away =
            new SeldomWarning(
                    "Telnyx does not take commands about calls that come in, which wait for its"
                            + " next try.");
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(TIMEOUT)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
    private final String calls;
    private final String apiKey;

    /**
     * At a base address of scheme, host and port.
     *
     * @param apiKey what the account shows itself with
     */
    TelnyxApi(String baseUrl, String apiKey) {
        this.calls = baseUrl.replaceAll("/+$", "") + "/v2/calls/";
        this.apiKey = apiKey;
    }

    CommandResult send(String callControlId, IncomingCommands.Command command) {
        var request =
                HttpRequest.newBuilder(address(callControlId, command.action()))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + apiKey)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(command.body())))
                        .build();
        return Traces.request("telnyx " + command.action(), () -> send(request));
    }

    /** Ids begin with a version and a colon, which a path may have. */
    private URI address(String callControlId, String action) {
        var id = URLEncoder.encode(callControlId, StandardCharsets.UTF_8).replace("%3A", ":");
        return URI.create(calls + id + "/actions/" + action);
    }

    private CommandResult send(HttpRequest request) {
        var sent = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return result(sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (ExecutionException | TimeoutException e) {
            sent.cancel(true);
            return failed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.cancel(true);
            return failed();
        }
    }

    private CommandResult result(int status) {
        if (status / 100 == 2) {
            return CommandResult.DONE;
        }
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status / 100 != 4) {
            return failed();
        }
        (status == 401 || status == 403 ? credentials : refused).warn();
        return CommandResult.REFUSED;
    }

    private CommandResult failed() {
        away.warn();
        return CommandResult.FAILED;
    }
}
