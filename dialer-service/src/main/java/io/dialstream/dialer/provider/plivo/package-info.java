/**
 * Plivo as the provider, through its voice API (docs.plivo.com, Voice API, Call). It was tried with
 * the simulator and with Plivo's SDK, not at Plivo itself.
 *
 * <h2>Why not Plivo's SDK?</h2>
 *
 * It repeats a create that is answered with a 5xx: the one for Python made three calls of one (the
 * tests of the provider simulator measure it).
 *
 * <h2>Why has a call two ids?</h2>
 *
 * A create is answered with the id of the request ({@code request_uuid}); the call's own ({@code
 * CallUUID}) comes with its first callback. Until then the call is known by the former, and can
 * only be cancelled by it. Some of Plivo's own examples show the same id for both; nobody promises
 * it, so nothing relies on it: what is asked for under one id is asked for as both.
 *
 * <h2>Why is a call looked for in three places?</h2>
 *
 * A call is first in the queue, then live, then in the records, and each is asked for in its own
 * way. Asked in that order, a call that moves on meanwhile is still found. Between its end and its
 * record it is in none of them.
 *
 * <h2>Why is no list of calls read?</h2>
 *
 * The list has what has ended; of those that are queued or live there are only ids. A placement
 * whose answer was lost is settled by the first callback, which has our ids in its address.
 *
 * <h2>Why does a hang-up not say how the call ended?</h2>
 *
 * Its answer has no body, and the record comes later than the callback, which says it anyway.
 */
@NullMarked
package io.dialstream.dialer.provider.plivo;

import org.jspecify.annotations.NullMarked;
