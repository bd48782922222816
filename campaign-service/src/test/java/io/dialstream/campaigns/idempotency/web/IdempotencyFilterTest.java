package io.dialstream.campaigns.idempotency.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialstream.campaigns.http.SpooledRequests;
import io.dialstream.campaigns.idempotency.Idempotency;
import io.dialstream.campaigns.idempotency.IdempotencyProperties;
import io.dialstream.campaigns.idempotency.InMemoryNewKeys;
import io.dialstream.campaigns.idempotency.InMemoryRememberedRequests;
import io.dialstream.foundation.access.User;
import io.dialstream.foundation.problem.TooManyRequestsException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.ModelAndView;

class IdempotencyFilterTest {

    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final InMemoryRememberedRequests requests = new InMemoryRememberedRequests();
    private final InMemoryNewKeys newKeys = new InMemoryNewKeys();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> reservedIds = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<RuntimeException> refusals = new ArrayList<>();
    private Consumer<HttpServletResponse> outcome = IdempotencyFilterTest::accept;
    private Instant now = START;

    private final IdempotencyFilter filter = aFilter();

    private IdempotencyFilter aFilter() {
        var properties = new IdempotencyProperties(Duration.ofHours(24), Duration.ofSeconds(60), 3);
        var idempotency = new Idempotency(requests, newKeys, properties, () -> now);
        return new IdempotencyFilter(
                idempotency,
                new AnswerRecorder(idempotency),
                (_, response, _, e) -> {
                    refusals.add((RuntimeException) e);
                    response.setStatus(HttpServletResponse.SC_CONFLICT);
                    return new ModelAndView();
                },
                repeated::add);
    }

    @AfterEach
    void nobodyAsks() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void saysWhoseRequestIsRepeated() throws Exception {
        post("ada", "key", "body");
        assertThat(repeated).isEmpty();

        post("ada", "key", "body");

        assertThat(repeated).isEqualTo(reservedIds);
    }

    @Test
    void givesTheFirstAnswerAgainWithoutRunningTwice() throws Exception {
        var first = post("ada", "key", "body");
        var second = post("ada", "key", "body");
        assertThat(bodies).containsExactly("body");
        assertThat(first.getStatus()).isEqualTo(202);
        assertThat(second.getStatus()).isEqualTo(202);
        assertThat(second.getHeader("Location")).isEqualTo("/campaigns/1");
        assertThat(second.getContentType()).isEqualTo("application/json");
        assertThat(second.getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"é\"}")
                .isEqualTo(first.getContentAsString(StandardCharsets.UTF_8));
    }

    @Test
    void refusesAnotherBody() throws Exception {
        post("ada", "key", "body");
        post("ada", "key", "body2");
        assertThat(bodies).containsExactly("body");
        assertThat(refusals).singleElement().asString().contains("another body");
    }

    @Test
    void keepsUsersAndKeysApart() throws Exception {
        post("ada", "key", "body");
        post("bob", "key", "body");
        post("ada", "key2", "body");
        assertThat(bodies).hasSize(3);
        assertThat(reservedIds).doesNotHaveDuplicates();
    }

    @Test
    void keepsNoPageOfADashboard() throws Exception {
        for (var path : List.of("/dashboard/drafts/1/create", "/%64ashboard/drafts/1/create")) {
            var request = request("ada", "form");
            request.setRequestURI(path);
            request.addHeader(IdempotencyFilter.HEADER, "key");
            filter.doFilter(SpooledRequests.read(request), new MockHttpServletResponse(), chain());
        }

        assertThat(bodies).hasSize(2);
        assertThat(reservedIds).isEmpty();
    }

    @Test
    void runsEveryRequestWithoutAKey() throws Exception {
        filter.doFilter(
                SpooledRequests.read(request("ada", "body")),
                new MockHttpServletResponse(),
                chain());
        filter.doFilter(
                SpooledRequests.read(request("ada", "body")),
                new MockHttpServletResponse(),
                chain());
        assertThat(bodies).hasSize(2);
        assertThat(reservedIds).isEmpty();
    }

    @Test
    void remembersARefusalOfTheRequestToo() throws Exception {
        outcome = response -> response.setStatus(400);
        post("ada", "key", "body");
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(400);
        assertThat(bodies).hasSize(1);
    }

    @Test
    void runsAgainWithTheSameIdWhatFailedOnOurSide() throws Exception {
        outcome = response -> response.setStatus(503);
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(503);
        outcome = IdempotencyFilterTest::accept;
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
        assertThat(reservedIds).hasSize(2);
        assertThat(reservedIds.getFirst()).isEqualTo(reservedIds.getLast());
    }

    @Test
    void refusesAnotherBodyAlsoAfterAFailure() throws Exception {
        outcome = response -> response.setStatus(503);
        post("ada", "key", "body");
        post("ada", "key", "body2");
        assertThat(refusals).singleElement().asString().contains("another body");
    }

    @Test
    void doesNotRememberAnAnswerThatAsksToTryAgain() throws Exception {
        outcome =
                response -> {
                    response.setStatus(409);
                    response.setHeader("Retry-After", "1");
                };
        post("ada", "key", "body");
        outcome = IdempotencyFilterTest::accept;
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
    }

    @Test
    void runsAgainWhatThrew() throws Exception {
        outcome =
                _ -> {
                    throw new IllegalStateException("broken");
                };
        assertThatThrownBy(() -> post("ada", "key", "body")).hasMessage("broken");
        outcome = IdempotencyFilterTest::accept;
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
        assertThat(reservedIds.getFirst()).isEqualTo(reservedIds.getLast());
    }

    @Test
    void runsAgainWithTheSameIdWhatDiedOnceItsLeaseIsOver() throws Exception {
        outcome =
                response -> {
                    accept(response);
                    requests.goAway();
                };
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
        requests.comeBack();
        outcome = IdempotencyFilterTest::accept;
        post("ada", "key", "body");
        assertThat(refusals).singleElement().asString().contains("still running");
        now = START.plusSeconds(60);
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
        assertThat(reservedIds).hasSize(2);
        assertThat(reservedIds.getFirst()).isEqualTo(reservedIds.getLast());
    }

    @Test
    void leavesAnAnswerAloneThatALaterRunHasGiven() throws Exception {
        outcome =
                response -> {
                    now = START.plusSeconds(60);
                    outcome = IdempotencyFilterTest::accept;
                    postQuietly("ada", "key", "body");
                    response.setStatus(500);
                };
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(500);
        assertThat(post("ada", "key", "body").getStatus()).isEqualTo(202);
        assertThat(bodies).hasSize(2);
    }

    @Test
    void forgetsAfterADay() throws Exception {
        post("ada", "key", "body");
        now = START.plus(Duration.ofHours(24));
        post("ada", "key", "body2");
        assertThat(bodies).containsExactly("body", "body2");
        assertThat(reservedIds.getFirst()).isNotEqualTo(reservedIds.getLast());
    }

    @Test
    void runsNothingWhileItCannotRemember() throws Exception {
        requests.goAway();
        post("ada", "key", "body");
        assertThat(bodies).isEmpty();
        assertThat(refusals).singleElement().asString().contains("away");
    }

    /** Every key is a document with an answer in it, kept for a day. */
    @Test
    void refusesNewKeysWhenAUserFillsTheStoreWithThem() throws Exception {
        for (int n = 0; n < 3; n++) {
            post("ada", "key-" + n, "body");
        }
        post("ada", "key-3", "body");

        assertThat(bodies).hasSize(3);
        assertThat(refusals)
                .singleElement()
                .isInstanceOfSatisfying(
                        TooManyRequestsException.class,
                        refused ->
                                assertThat(refused.retryAfter())
                                        .isEqualTo(Duration.ofHours(12).plusSeconds(1)));
        assertThat(post("ada", "key-0", "body").getStatus()).isEqualTo(202);
        assertThat(post("bob", "key", "body").getStatus()).isEqualTo(202);
        now = START.plus(Duration.ofHours(12));
        assertThat(post("ada", "key-3", "body").getStatus()).isEqualTo(202);
    }

    @Test
    void countsAKeyOnceHoweverOftenItIsRunAgain() throws Exception {
        outcome = response -> response.setStatus(503);
        for (int n = 0; n < 10; n++) {
            assertThat(post("ada", "key", "body").getStatus()).isEqualTo(503);
        }
        assertThat(newKeys.count("ada")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tab\there", "grün"})
    void refusesAKeyThatIsNoPrintableAscii(String key) throws Exception {
        post("ada", key, "body");
        assertThat(refusals).singleElement().asString().contains("Idempotency-Key");
        assertThat(bodies).isEmpty();
    }

    @Test
    void takesAKeyOf255CharactersAndNoMore() throws Exception {
        post("ada", "k".repeat(255), "body");
        assertThat(refusals).isEmpty();
        post("ada", "k".repeat(256), "body");
        assertThat(refusals).hasSize(1);
    }

    @Test
    void letsOneOfTwoThroughThatComeAtOnce() throws Exception {
        var inside = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        outcome =
                response -> {
                    inside.countDown();
                    await(goOn);
                    accept(response);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> post("ada", "key", "body"));
            await(inside);
            assertThat(post("ada", "key", "body").getStatus()).isEqualTo(409);
            goOn.countDown();
            assertThat(status(first::get)).isEqualTo(202);
        }
        assertThat(bodies).hasSize(1);
        assertThat(refusals).singleElement().asString().contains("still running");
    }

    private interface Outcome {
        MockHttpServletResponse get() throws InterruptedException, ExecutionException;
    }

    private static int status(Outcome outcome) throws InterruptedException, ExecutionException {
        return outcome.get().getStatus();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void postQuietly(String user, String key, String body) {
        try {
            post(user, key, body);
        } catch (ServletException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private MockHttpServletResponse post(String user, String key, String body)
            throws ServletException, IOException {
        var request = request(user, body);
        request.addHeader("Idempotency-Key", key);
        var response = new MockHttpServletResponse();
        filter.doFilter(SpooledRequests.read(request), response, chain());
        return response;
    }

    private static MockHttpServletRequest request(String user, String body) {
        var token =
                UsernamePasswordAuthenticationToken.authenticated(new User(user), null, List.of());
        SecurityContextHolder.getContext().setAuthentication(token);
        var request = new MockHttpServletRequest("POST", "/campaigns");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private FilterChain chain() {
        return (request, response) -> {
            bodies.add(new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            if (request.getAttribute("io.dialstream.reservedId") instanceof String id) {
                reservedIds.add(id);
            }
            outcome.accept((HttpServletResponse) response);
        };
    }

    private static void accept(HttpServletResponse response) {
        response.setStatus(202);
        response.setContentType("application/json");
        response.setHeader("Location", "/campaigns/1");
        try {
            response.getOutputStream().write("{\"name\":\"é\"}".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
