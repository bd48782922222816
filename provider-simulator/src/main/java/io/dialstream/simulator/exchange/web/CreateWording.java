package io.dialstream.simulator.exchange.web;

import io.dialstream.simulator.call.Call;
import org.springframework.http.ResponseEntity;

/** How a vendor words its answers to a create that it has understood. */
public interface CreateWording {

    /** There is a call. */
    ResponseEntity<Object> created(Call call);

    /** Too many were asked for: nothing was created. */
    ResponseEntity<Object> tooMany(long retryAfterSeconds);

    /** Something broke, before or after a call was created: 500 or 503. */
    ResponseEntity<Object> broken(int status);
}
