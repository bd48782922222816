package io.dialstream.campaigns.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialstream.foundation.answer.TwimlHosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerUrlPolicyTest {

    private static final AnswerUrlPolicy POLICY =
            policy("https://calls.example.com/dial", "twiml.example.com", "calls.example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://voice.example.com/stream?token=1",
                "WSS://voice.example.com:8443",
                "wss://93.184.215.14/stream",
                "wss://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/stream",
                "https://twiml.example.com/x",
                "http://TWIML.example.com.:8080/x"
            })
    void takesWhatTheProviderReachesAndTheOperatorAllows(String address) {
        assertThat(POLICY.problemOf(address)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://calls.example.com/twilio/status?callId=c",
                "https://calls.example.com:443/dial",
                "http://calls.example.com/",
                "http://calls.example.com:80/",
                "https://CALLS.Example.com./",
                "https://user:word@calls.example.com/",
                "wss://calls.example.com/",
                "wss://calls.example.com:443/"
            })
    void doesNotLetAnAgentMakeTheProviderAskUs(String address) {
        assertThat(POLICY.problemOf(address)).contains("this installation itself");
    }

    @Test
    void anotherPortIsAnotherServer() {
        var policy = policy("http://127.0.0.1:8082", "127.0.0.1");
        assertThat(policy.problemOf("http://127.0.0.1:8082/twilio/voice")).contains("itself");
        assertThat(policy.problemOf("http://127.0.0.1:9000/twiml")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://evil.example/",
                "https://twiml.example.com.evil.example/",
                "https://twiml.example.com@evil.example/",
                "https://a.twiml.example.com/"
            })
    void runsNoTwimlOfHostsThatTheOperatorHasNotNamed(String address) {
        assertThat(POLICY.problemOf(address)).contains("DIALSTREAM_AGENTS_TWIMLHOSTS");
        assertThat(policy("").problemOf("https://twiml.example.com/"))
                .contains("DIALSTREAM_AGENTS_TWIMLHOSTS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wss://localhost/",
                "wss://LOCALHOST.:8443/",
                "wss://a.localhost/",
                "wss://mongodb:27017/",
                "wss://voice.internal/",
                "wss://127.0.0.1/",
                "wss://010.0.0.1/",
                "wss://2130706433/",
                "wss://0.0.0.0/",
                "wss://10.1.2.3/",
                "wss://172.16.0.1/",
                "wss://192.168.1.1/",
                "wss://169.254.169.254/",
                "wss://100.64.0.1/",
                "wss://[::1]/",
                "wss://[::ffff:127.0.0.1]/",
                "wss://[fe80::1]/",
                "wss://[fd00::1]/"
            })
    void streamsToNoHostThatOnlyWeReach(String address) {
        assertThat(POLICY.problemOf(address)).contains("that the provider can reach");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://voice.example.com",
                "voice",
                "//voice.example.com",
                "https:///x",
                "wss://0x7f.1/"
            })
    void isAnAddressOfAHost(String address) {
        assertThat(POLICY.problemOf(address)).contains("must be a wss:, https: or http: address");
    }

    private static AnswerUrlPolicy policy(String own, String... hosts) {
        return new AnswerUrlPolicy(new OwnAddressProperties(own), TwimlHosts.of(hosts));
    }
}
