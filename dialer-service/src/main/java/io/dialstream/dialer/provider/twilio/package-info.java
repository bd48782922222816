/**
 * Twilio as the provider: the only package of the dialer that knows Twilio.
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
 * <h2>Why the JDK's HTTP client?</h2>
 *
 * It sends a POST once (it repeats only GET and HEAD, and connecting), notices at once when an idle
 * connection is closed instead of sending a create into it, does not limit connections, so
 * thousands of virtual threads need no pool size, and one deadline can span the whole exchange.
 * What it throws before a connection stands is certain not to have reached Twilio and is tried
 * again ({@code Busy}); anything later may have dialled ({@code Unclear}).
 *
 * <h2>Why is the text in callback addresses escaped with a tilde?</h2>
 *
 * Twilio signs the address as it requests it, and proxies and libraries disagree on percent
 * sequences there. Addresses made of unreserved characters alone cannot be rewritten by anyone. So
 * a byte outside {@code A-Za-z0-9._-} becomes {@code ~} and two hex digits: ordinary ids stand
 * there as they are, a lead id of free text survives, and the webhook-ingest-service undoes it.
 * What the callee hears travels the same way, as base64url, because the ingest service keeps no
 * state.
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
