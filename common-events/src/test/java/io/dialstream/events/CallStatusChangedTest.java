package io.dialstream.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallStatusChangedTest {

    private static CallStatusChanged aCall(
            @Nullable CallStatus status, @Nullable String ending, Map<String, String> data) {
        return new CallStatusChanged(
                "call-1:x",
                "call-1",
                null,
                null,
                null,
                "Ada Lovelace",
                new PhoneNumber("+15005550017"),
                status,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                "+15005550017 is not a valid number",
                ending,
                data);
    }

    @Test
    void printsNoWholePhoneNumber() {
        var call = aCall(CallStatus.RINGING, null, Map.of("To", "+15005550017"));
        assertThat(call.toString()).contains("call-1:x").doesNotContain("5005550017");
    }

    @Test
    void keepsDataInTheOrderItCame() {
        var data = new LinkedHashMap<String, String>();
        for (var name : List.of("To", "From", "CallSid", "ApiVersion", "Called", "Direction")) {
            data.put(name, "");
        }
        assertThat(aCall(CallStatus.RINGING, null, data).data().keySet())
                .containsExactly("To", "From", "CallSid", "ApiVersion", "Called", "Direction");
    }

    @Test
    void doesNotChangeWithTheMapItWasMadeOf() {
        var data = new LinkedHashMap<>(Map.of("CallSid", "CA1"));
        var call = aCall(CallStatus.RINGING, null, data);
        data.clear();
        assertThat(call.data()).containsExactly(Map.entry("CallSid", "CA1"));
        assertThatThrownBy(() -> call.data().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(
            value = CallStatus.class,
            names = {"INITIATED", "DIALING", "RINGING", "ANSWERED"})
    void hasNoEndingBeforeTheCallIsFinal(@Nullable CallStatus status) {
        assertThatThrownBy(() -> aCall(status, Endings.CREDENTIALS_REFUSED, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ending");
    }

    @ParameterizedTest
    @EnumSource(
            value = CallStatus.class,
            names = {"INITIATED", "DIALING", "RINGING", "ANSWERED"})
    void noLiveCallHasExpired(CallStatus status) {
        assertThatThrownBy(() -> aCall(status, Endings.EXPIRED, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsTheExpiryOfACommandFromTheEndOfItsCall() {
        assertThat(aCall(null, Endings.EXPIRED, Map.of()).isExpiry()).isTrue();
        assertThat(aCall(CallStatus.FAILED, Endings.EXPIRED, Map.of()).isExpiry()).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "SOMETHING_NEW")
    void onlyWhereNobodyWasCalledItWasNoAttempt(@Nullable String ending) {
        assertThat(Endings.isNoAttempt(ending)).isFalse();
        assertThat(Endings.isNoAttempt(Endings.EXPIRED)).isTrue();
        assertThat(Endings.isNoAttempt(Endings.CREDENTIALS_REFUSED)).isTrue();
    }

    @Test
    void saysOfRefusedCredentialsWhatEarlierVersionsSaid() {
        var refused = aCall(CallStatus.FAILED, Endings.CREDENTIALS_REFUSED, Map.of());
        assertThat(refused.leadReturned()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "SOMETHING_NEW")
    void saysNothingToEarlierVersionsOfAnyOtherEnding(@Nullable String ending) {
        assertThat(aCall(CallStatus.FAILED, ending, Map.of()).leadReturned()).isFalse();
    }
}
