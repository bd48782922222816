package io.dialstream.campaigns.route.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.campaigns.ApiScenario;
import io.dialstream.campaigns.WholeService;
import io.dialstream.events.EventJson;
import io.dialstream.events.NumberRouteChanged;
import io.dialstream.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import tools.jackson.databind.JsonNode;

/** Numbers that people can call: kept, and published for whoever answers them. */
@WholeService
class NumberApiIT extends ApiScenario {

    /** Each test has numbers of its own: all share one database and one topic. */
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    @Autowired ConsumerFactory<String, String> consumers;

    private final String number = "+1500555%04d".formatted(NUMBERS.incrementAndGet());

    private static String by(String agentId) {
        return "{\"agentId\": \"%s\"}".formatted(agentId);
    }

    /** All that the topic has of a number. */
    private List<NumberRouteChanged> said(String number) {
        var partition = new TopicPartition(Topics.NUMBER_ROUTES, 0);
        try (var consumer = consumers.createConsumer(null, "said-", null)) {
            assertThat(consumer.partitionsFor(Topics.NUMBER_ROUTES)).hasSize(1);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var read = new ArrayList<NumberRouteChanged>();
            while (consumer.position(partition) < Objects.requireNonNull(end)) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> {
                            if (record.key().equals(number)) {
                                read.add(
                                        (NumberRouteChanged)
                                                EventJson.read(record.topic(), record.value()));
                            }
                        });
            }
            return read;
        }
    }

    private NumberRouteChanged last(String number) {
        return said(number).getLast();
    }

    @Test
    void keepsNumbersAndPublishesWhoTakesTheirCalls() {
        var put = ann.put("/numbers/" + number, by(agent));

        assertThat(put.status()).isEqualTo(201);
        assertThat(put.response().headers().firstValue("Location")).hasValue("/numbers/" + number);
        assertThat(put.body())
                .isEqualTo(
                        json(
                                """
                                {"phoneNumber": "%s", "agentId": "%s", "provider": "twilio",
                                 "createdAt": "%s", "updatedAt": "%s"}\
                                """
                                        .formatted(
                                                number,
                                                agent,
                                                put.text("createdAt"),
                                                put.text("createdAt"))));
        var said = said(number);
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().revision()).isEqualTo(1);
        assertThat(said.getFirst().userId()).isEqualTo("ann");
        assertThat(said.getFirst().agentId()).isEqualTo(agent);
        assertThat(said.getFirst().provider()).isEqualTo("twilio");
        assertThat(said.getFirst().answer()).extracting("message").isEqualTo("Hello!");

        var other = agent + "-2";
        putAgent(other);
        var replaced = ann.put("/numbers/" + number.replace("+", "%2B"), by(other));

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.text("agentId")).isEqualTo(other);
        assertThat(replaced.text("createdAt")).isEqualTo(put.text("createdAt"));
        assertThat(ann.get("/numbers/" + number).body()).isEqualTo(replaced.body());
        assertThat(last(number).agentId()).isEqualTo(other);
    }

    @Test
    void listsNumbersNewestFirstInPages() {
        var all = new ArrayList<String>();
        for (int n = 0; n < 3; n++) {
            var one = "+1500556%04d".formatted(NUMBERS.incrementAndGet());
            assertThat(ann.put("/numbers/" + one, by(agent)).status()).isEqualTo(201);
            all.addFirst(one);
        }

        var first = ann.get("/numbers?limit=2").body();
        var second = ann.get("/numbers?limit=1&cursor=" + first.path("nextCursor").asString());

        assertThat(numbers(first)).containsExactlyElementsOf(all.subList(0, 2));
        assertThat(numbers(second.body())).containsExactlyElementsOf(all.subList(2, 3));
        for (var one : all) {
            assertThat(ann.delete("/numbers/" + one).status()).isEqualTo(204);
        }
        assertThat(numbers(ann.get("/numbers?limit=200").body())).doesNotContainAnyElementsOf(all);
        isInvalid(ann.get("/numbers?limit=0"), "limit: must be from 1 to 200");
    }

    private static List<String> numbers(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(it -> it.path("phoneNumber").asString())
                .toList();
    }

    @Test
    void whatIsAnothersIsTakenAndNotSeen() {
        ann.put("/numbers/" + number, by(agent));
        bob.put("/agents/b", "{\"name\": \"B\", \"message\": \"Hi!\"}");
        var missing = number + " is not one of your numbers.";

        isProblem(
                bob.put("/numbers/" + number, by("b")),
                409,
                "The number %s is taken.".formatted(number));
        isProblem(bob.get("/numbers/" + number), 404, missing);
        isProblem(bob.delete("/numbers/" + number), 404, missing);
        assertThat(bob.get("/numbers?limit=200").body().toString()).doesNotContain(number);
        assertThat(last(number).userId()).isEqualTo("ann");
    }

    @Test
    void whatWasDeletedIsFreeAndItsRevisionsGoOn() {
        ann.put("/numbers/" + number, by(agent));

        assertThat(ann.delete("/numbers/" + number).status()).isEqualTo(204);

        var missing = number + " is not one of your numbers.";
        isProblem(ann.delete("/numbers/" + number), 404, missing);
        isProblem(ann.get("/numbers/" + number), 404, missing);
        isProblem(ann.get("/numbers/+05"), 400, "The request is not valid; see errors.");
        assertThat(ann.get("/numbers?limit=200").body().toString()).doesNotContain(number);
        var gone = last(number);
        assertThat(gone.revision()).isEqualTo(2);
        assertThat(gone.answer()).isNull();
        assertThat(gone.userId()).isNull();

        bob.put("/agents/b", "{\"name\": \"B\", \"message\": \"Hi!\"}");
        assertThat(bob.put("/numbers/" + number, by("b")).status()).isEqualTo(201);
        assertThat(last(number).revision()).isEqualTo(3);
        assertThat(last(number).userId()).isEqualTo("bob");
    }

    @Test
    void callersHearWhatTheAgentSaysNow() {
        var second = "+1500555%04d".formatted(NUMBERS.incrementAndGet());
        ann.put("/numbers/" + number, by(agent));
        ann.put("/numbers/" + second, by(agent));

        ann.put(
                "/agents/" + agent,
                """
                {"name": "Voice", "answerUrl": "wss://voice.example.com/stream",
                 "voicemailMessage": "Call us."}\
                """);

        for (var one : List.of(number, second)) {
            var said = last(one);
            assertThat(said.revision()).isEqualTo(2);
            assertThat(said.answer())
                    .extracting("answerUrl", "message", "voicemailMessage")
                    .containsExactly("wss://voice.example.com/stream", null, null);
        }
        var updatedAt = ann.get("/numbers/" + number);
        assertThat(updatedAt.text("updatedAt")).isEqualTo(updatedAt.text("createdAt"));
    }

    @Test
    void anAgentThatTakesCallsIsKept() {
        ann.put("/numbers/" + number, by(agent));

        isProblem(
                ann.delete("/agents/" + agent),
                409,
                "Agent %s is used by a number that people can call.".formatted(agent));

        ann.delete("/numbers/" + number);
        assertThat(ann.delete("/agents/" + agent).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+15005550006 | {} | agentId: is missing",
                "+15005550006 | {'agentId': 'none'} | agentId: is not the id of one of your"
                        + " agents; PUT /agents/{agentId} creates one",
                "+15005550006 | {'agentId': 'AGENT', 'provider': 'acme'} | provider: is not the"
                        + " id of a provider account; GET /providers lists them",
                "+1900* | {'agentId': 'AGENT'} | phoneNumber: has too few digits for its country"
            })
    void saysWhatIsWrong(String number, String body, String error) {
        isInvalid(
                ann.put("/numbers/" + number, body.replace('\'', '"').replace("AGENT", agent)),
                error);
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        var answer = ann.put("/numbers/" + number, by(agent).replace("}", ", \"agent\": \"x\"}"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("agent");
        assertThat(ann.get("/numbers/" + number).status()).isEqualTo(404);
    }
}
