/**
 * Telnyx as the provider, through its Call Control API v2: everything that it tells of a call comes
 * to one address, the status callback's.
 *
 * <p>Facts are from its API reference (developers.telnyx.com, 2026-11) and from its Python SDK
 * 4.189; none of them could be tried with a live account.
 *
 * <h2>Why is an ordinary end no status?</h2>
 *
 * {@code normal_clearing} is said of a call that was answered and of one that was not, and there is
 * no duration. The callback that would tell may have been overtaken. So the end is published as
 * ENDED, and the dialer, which sees all of a call's events, waits a moment and tells how it ended.
 * A SIP response of 200 says that the call was answered.
 *
 * <h2>Why does a machine have no verdict at first where a message is to be left?</h2>
 *
 * The dialer acts on the first verdict. With {@code premium} detection, which it asks for where a
 * message is to be left, the machine is told first and the beep after its greeting later: only the
 * latter is a verdict here. With {@code detect} there is no greeting to wait for.
 *
 * <h2>Why does a repeated callback become the same event?</h2>
 *
 * Telnyx repeats a callback under the same {@code data.id}; only {@code meta} differs, the number
 * of the attempt and where it went. An event's id is a digest of what the callback says without
 * {@code meta}, so a repetition is the same event and two callbacks of one word are two.
 *
 * <h2>Why is the client_state compared with the address?</h2>
 *
 * The signature is over the body alone. The address says whose call it is, and is proven by its
 * token; the {@code client_state}, which the dialer has given the call, is what binds the signed
 * body to it.
 *
 * <h2>How is a call that comes in known?</h2>
 *
 * {@code call.initiated} says its direction and both numbers; the webhooks after it need not say
 * either. So our answer gives the call a state with our id of it and the numbers, and the command
 * that plays something adds when the call was answered, by Telnyx's clock, from which the end
 * counts its seconds. A call without that state has taken no answer of ours: an ordinary end of it
 * is NO_ANSWER. Where calls come in, an end without direction and state is that of a caller who did
 * not wait for the answer.
 *
 * <h2>Why may a message be heard twice?</h2>
 *
 * Telnyx does a command with the same {@code command_id} once within 60 seconds. A {@code
 * call.answered} that is still sent again after that, because the event log is away, would begin
 * the message anew; its documentation speaks of a few tries within seconds.
 */
@NullMarked
package io.dialstream.ingest.telnyx;

import org.jspecify.annotations.NullMarked;
