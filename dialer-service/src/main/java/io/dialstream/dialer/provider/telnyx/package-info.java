/**
 * Telnyx as the provider, through its Call Control API v2.
 *
 * <p>Facts are from its API reference and OpenAPI description (developers.telnyx.com, 2026-11) and
 * from its Python SDK 4.189; none of them could be tried with a live account.
 *
 * <h2>Why is a create not sent again, though Telnyx would count it once?</h2>
 *
 * A create carries a {@code command_id} that follows from our call's id, and Telnyx ignores another
 * with the same one within 60 seconds (docs: Receiving webhooks). The dialer sends it once all the
 * same: see its RATIONALE.
 *
 * <h2>Why does it say a call's message at most once?</h2>
 *
 * Nothing plays by itself: the dialer commands it after {@code call.answered}. The command has a
 * {@code command_id} too, so what is sent again by whoever takes over from a process that has died
 * between the answer and the command is heard once.
 *
 * <h2>Why is a call that is not alive not simply FAILED?</h2>
 *
 * Telnyx can be asked whether a call lives, not how it went ({@code GET /v2/calls/{id}}, for ten
 * minutes after its end). A call whose last callback was lost has ended in a way that nobody knows:
 * END_UNKNOWN. In the answer to a create {@code is_alive} is always false, as dialling has not
 * begun; what has ended has an {@code end_time}.
 *
 * <h2>Why is a message on a machine only left after a beep?</h2>
 *
 * Detection is {@code detect} where machines are hung up, and {@code premium} where a message is
 * left: the two are told of in events of different names, so that the webhook-ingest-service, which
 * keeps nothing, knows whether a greeting is still to be waited for. {@code premium} tells of a
 * greeting's end by its beep. A machine without one hears what a human would, and the call ends
 * after it.
 */
@NullMarked
package io.dialstream.dialer.provider.telnyx;

import org.jspecify.annotations.NullMarked;
