/**
 * Twilio as the provider, and its API, which others speak as well ({@link
 * io.dialstream.dialer.provider.twilio.Dialect}).
 *
 * <h2>Why does the SDK write the requests and not read the answers?</h2>
 *
 * A create is not idempotent: whoever sends it twice may call a person twice. The SDK (13.0.1)
 * sends one {@code Call.create} up to six times on a 5xx, takes a 302 for success, drops the
 * Retry-After header, and throws alike for a call that exists (a 201 that it cannot parse) and one
 * that does not. So every request goes through a {@link
 * io.dialstream.dialer.provider.twilio.TwilioExchange}, which sends once and keeps what came back,
 * and {@link io.dialstream.dialer.provider.twilio.TwilioAnswers} decides on that alone. The SDK
 * names the parameters, encodes them and authenticates.
 *
 * <h2>Why are queued calls listed apart?</h2>
 *
 * A queued call has no start time yet, so a list by start time may leave it out, and an unclear
 * placement whose call waits in the account's queue would be given up as never dialled. Queued
 * calls are asked for first: one that leaves the queue in between is then in the second list.
 */
@NullMarked
package io.dialstream.dialer.provider.twilio;

import org.jspecify.annotations.NullMarked;
