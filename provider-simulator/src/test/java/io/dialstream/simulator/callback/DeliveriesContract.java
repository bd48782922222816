package io.dialstream.simulator.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every way to the caller's servers must do. */
public abstract class DeliveriesContract {

    protected static final String BODY = "CallSid=CA1&To=%2B1555&Empty=";

    protected abstract Deliveries deliveries();

    /** The address of a server that gives this answer to everything. */
    protected abstract String serverThatAnswers(Reply.Answered answer);

    @Test
    void tellsTheAnswer() throws InterruptedException {
        Reply.Answered answer = new Reply.Answered(200, "text/xml", "<Response/>");
        assertThat(reply(serverThatAnswers(answer), "")).isEqualTo(answer);
    }

    @Test
    void tellsARefusal() throws InterruptedException {
        Reply.Answered refusal = new Reply.Answered(403, "text/plain", "no");
        Reply reply = reply(serverThatAnswers(refusal), "");
        assertThat(reply).isEqualTo(refusal);
        assertThat(reply.isSuccess()).isFalse();
    }

    /** The outcome of sending to the URL with these connection overrides, told exactly once. */
    protected Reply reply(String url, String fragment) throws InterruptedException {
        BlockingQueue<Reply> replies = new LinkedBlockingQueue<>();
        deliveries().send(message(url, fragment), replies::add);
        Reply reply = replies.poll(20, TimeUnit.SECONDS);
        assertThat(reply).isNotNull();
        assertThat(replies).isEmpty();
        return Objects.requireNonNull(reply);
    }

    protected static Message message(String url, String fragment) {
        return new Message(
                "POST",
                url,
                BODY,
                Map.of("X-Twilio-Signature", "s"),
                ConnectionOverrides.of(url + "#" + fragment));
    }
}
