package io.dialstream.dialer.provider.sanspbx;

import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.sanspbx.SansPbxSettings.Wording;
import io.dialstream.events.AnswerKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked for with a call. */
final class DialCall {

    private final SansPbxSettings settings;
    private final CallbackAddresses addresses;

    DialCall(SansPbxSettings settings, CallbackAddresses addresses) {
        this.settings = settings;
        this.addresses = addresses;
    }

    /** Why a call cannot be asked for, if it cannot. */
    Optional<Refused> problem(PlacementRequest call) {
        if (written(call).isEmpty()) {
            return Optional.of(
                    new Refused(
                            "INVALID_NUMBER",
                            "A number of another country cannot be written as the account has it"));
        }
        return answerKinds().contains(call.answer().kind())
                ? Optional.empty()
                : Optional.of(
                        new Refused(
                                "MEDIA_STREAM_REQUIRED",
                                "SansPBX connects calls to a wss: media stream only"));
    }

    /** What callees can hear: a message only where a field is named for it. */
    Set<AnswerKind> answerKinds() {
        return settings.word(Wording.MESSAGE).isEmpty()
                ? Set.of(AnswerKind.MEDIA_STREAM)
                : Set.of(AnswerKind.MEDIA_STREAM, AnswerKind.MESSAGE);
    }

    /** The fields of one that can. */
    Map<String, Object> fields(PlacementRequest call) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put(settings.word(Wording.APP_ID), settings.value(SansPbxSettings.APP_ID));
        fields.put(settings.word(Wording.CALL_TO), written(call).orElseThrow());
        fields.put(settings.word(Wording.CALLER_ID), callerId(call));
        fields.put(settings.word(Wording.STATUS_CALLBACK), addresses.status(call));
        var url = call.answer().answerUrl();
        if (url != null) {
            fields.put(settings.word(Wording.WEBSOCKET_URL), url);
        }
        fields.put(settings.word(Wording.CUSTOM_FIELD), custom(call));
        return fields;
    }

    /** What is asked for when one is to end. */
    Map<String, Object> disconnect(String providerCallId) {
        return Map.of(settings.word(Wording.DISCONNECTED_ID), providerCallId);
    }

    private Map<String, String> custom(PlacementRequest call) {
        var custom = new LinkedHashMap<String, String>();
        custom.put("callId", call.callId());
        if (call.campaignId() != null) {
            custom.put("campaignId", call.campaignId());
        }
        custom.put("leadId", call.leadId());
        var message = call.answer().message();
        if (message != null) {
            custom.put(settings.word(Wording.MESSAGE), message);
        }
        return custom;
    }

    private Optional<String> written(PlacementRequest call) {
        return settings.numberForm().write(call.to(), settings.countryCode());
    }

    private String callerId(PlacementRequest call) {
        var told = settings.value(SansPbxSettings.CALLER_ID);
        return told.isEmpty()
                ? settings.numberForm()
                        .write(call.from(), settings.countryCode())
                        .orElse(call.from().e164())
                : told;
    }
}
