package io.dialstream.dialer.provider.plivo;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementAnswer;
import io.dialstream.dialer.provider.PlacementAnswer.Busy;
import io.dialstream.dialer.provider.PlacementAnswer.CredentialsRefused;
import io.dialstream.dialer.provider.PlacementAnswer.Refused;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.dialer.provider.http.CreateAnswers;
import io.dialstream.dialer.provider.http.WireAnswer;
import io.dialstream.dialer.provider.http.WireAnswer.Replied;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import io.dialstream.events.PlaceCall;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a create asks for, and what its answer means (docs: Make a call). Plivo has no error codes:
 * refusals get a word of ours.
 */
final class PlivoCreate {

    static final String TITLE = "Plivo";

    /** Docs: the time limit of a call that names none. */
    private static final int MAX_CALL_SECONDS = 14_400;

    /** Docs: how long a call rings that says nothing else. */
    private static final int MAX_RING_SECONDS = 120;

    /** What fails on our side is sent up to five times more (docs: Callback configurations). */
    private static final String RETRIES = "#rc=5&rp=5xx,ct,rt";

    private static final String POST = "POST";

    /** What can be asked for again: it becomes part of paths. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private static final Pattern DESTINATION = Pattern.compile("(?i)destination|countr|\\bgeo");
    private static final Pattern NUMBER =
            Pattern.compile("(?i)['\"`]to['\"`]|\\bto_? (number|parameter|field|…)");
    private static final Pattern CALLER = Pattern.compile("(?i)\\bfrom_?\\b|caller");

    private final CreateAnswers answers =
            new CreateAnswers(TITLE, PlivoCreate::requestId, PlivoCreate::refusal);
    private final CallbackAddresses addresses;
    private final CallTimesProperties times;

    PlivoCreate(CallbackAddresses addresses, CallTimesProperties times) {
        this.addresses = addresses;
        this.times = times;
    }

    Map<String, Object> fields(PlacementRequest call) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("from", number(call.from()));
        fields.put("to", number(call.to()));
        fields.put("answer_url", addresses.voice(call));
        fields.put("answer_method", POST);
        fields.put("ring_url", addresses.status(call) + RETRIES);
        fields.put("ring_method", POST);
        fields.put("hangup_url", addresses.status(call) + RETRIES);
        fields.put("hangup_method", POST);
        fields.put("ring_timeout", Math.min(times.ringSeconds(), MAX_RING_SECONDS));
        fields.put("time_limit", Math.min(times.callSeconds(), MAX_CALL_SECONDS));
        var machine = call.answer().answeringMachine();
        if (machine != null && machine != AnsweringMachine.IGNORE) {
            fields.put("machine_detection", "true");
            fields.put("machine_detection_url", addresses.verdict(call) + RETRIES);
            fields.put("machine_detection_method", POST);
        }
        return fields;
    }

    /** Docs: with the country code, and nothing else than digits. */
    private static String number(PhoneNumber number) {
        return number.e164().substring(1);
    }

    /** Other instructions for a call that was answered (docs: Transfer a call). */
    Map<String, Object> transfer(PlaceCall call) {
        return Map.of("legs", "aleg", "aleg_url", addresses.voicemail(call), "aleg_method", POST);
    }

    private static String requestId(Replied reply) {
        var id = reply.json().path("request_uuid").asString("");
        return ID.matcher(id).matches() ? id : "";
    }

    PlacementAnswer read(WireAnswer answer) {
        return answers.read(answer);
    }

    private static PlacementAnswer refusal(Replied reply) {
        var text = problem(reply);
        return switch (reply.status()) {
            case 429 -> new Busy(reply.retryAfter(), text);
            case 401 -> new CredentialsRefused("UNAUTHORIZED", text);
            case 402 -> new CredentialsRefused("NO_CREDIT", text);
            // Plivo's SDKs take a 403 to a create for a country that the account may not call.
            case 403 ->
                    DESTINATION.matcher(text).find()
                            ? new Refused("DESTINATION_NOT_ALLOWED", text)
                            : new CredentialsRefused("FORBIDDEN", text);
            default -> new Refused(word(text), text);
        };
    }

    private static String word(String text) {
        if (CALLER.matcher(text).find()) {
            return "INVALID_CALLER_ID";
        }
        return NUMBER.matcher(text).find() || DESTINATION.matcher(text).find()
                ? "INVALID_NUMBER"
                : "INVALID_REQUEST";
    }

    /** Plivo's sentence, without whole phone numbers. */
    static String problem(Replied reply) {
        var error = reply.json().path("error").asString("");
        return error.isBlank()
                ? TITLE + " answered " + reply.status()
                : CreateAnswers.masked(error);
    }
}
