package io.dialstream.dialer.provider.vonage;

import io.dialstream.dialer.provider.CallTimesProperties;
import io.dialstream.dialer.provider.CallbackAddresses;
import io.dialstream.dialer.provider.PlacementRequest;
import io.dialstream.events.AnsweringMachine;
import io.dialstream.events.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the body of a create (docs: Voice API reference, Create an outbound call). */
final class CallOrders {

    private static final int MAX_RINGING_TIMER = 120;
    private static final int MAX_LENGTH_TIMER = 7_200;

    /** The least that there is. */
    private static final int BEEP_TIMEOUT = 45;

    /** Tells the ingest that a machine is of no interest before it has beeped. */
    private static final String AWAITS_BEEP = "&awaits=beep";

    private final CallbackAddresses addresses;
    private final CallTimesProperties times;

    CallOrders(CallbackAddresses addresses, CallTimesProperties times) {
        this.addresses = addresses;
        this.times = times;
    }

    /** Nothing where Vonage has no way to let the callee hear what it is to hear. */
    Optional<Map<String, Object>> of(PlacementRequest call) {
        return Ncco.of(call, addresses).map(ncco -> order(call, ncco));
    }

    private Map<String, Object> order(PlacementRequest call, List<Map<String, Object>> ncco) {
        var machine = call.answer().answeringMachine();
        var order = new LinkedHashMap<String, Object>();
        order.put("to", List.of(phone(call.to())));
        order.put("from", phone(call.from()));
        order.put("ncco", ncco);
        order.put(
                "event_url",
                List.of(
                        addresses.status(call)
                                + (machine == AnsweringMachine.LEAVE_MESSAGE ? AWAITS_BEEP : "")));
        order.put("event_method", "POST");
        order.put("ringing_timer", Math.min(times.ringSeconds(), MAX_RINGING_TIMER));
        order.put("length_timer", Math.min(times.callSeconds(), MAX_LENGTH_TIMER));
        if (machine != null && machine != AnsweringMachine.IGNORE) {
            order.put("advanced_machine_detection", detection());
        }
        return order;
    }

    /** The default mode is the only one in which the callee hears something meanwhile. */
    private static Map<String, Object> detection() {
        return Map.of("behavior", "continue", "mode", "default", "beep_timeout", BEEP_TIMEOUT);
    }

    private static Map<String, Object> phone(PhoneNumber number) {
        return Map.of("type", "phone", "number", digits(number));
    }

    /** Without the plus sign. */
    static String digits(PhoneNumber number) {
        return number.e164().substring(1);
    }
}
