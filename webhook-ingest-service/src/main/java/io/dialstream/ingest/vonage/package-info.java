/**
 * Vonage as the provider: its signed events, and NCCOs, its language for what callees hear.
 *
 * <p>Sources: Vonage's pages on the Voice API's webhooks, on signed webhooks and on machine
 * detection, its NCCO reference, and its SDK for Python (4.9.1). None of it was tried at Vonage
 * itself. In particular, that a call's {@code completed} after {@code busy} has no seconds, and how
 * often an event is repeated that was answered with 5xx, are not documented.
 *
 * <h2>Why does {@code completed} not always complete a call?</h2>
 *
 * It follows every end, also {@code busy} and {@code timeout}, and may overtake them. With seconds
 * of talk it says that the call was answered. Without, it says only that the call is over: the lane
 * waits for what was overtaken, and whichever end was told before stays.
 *
 * <h2>Why is a machine not always a verdict?</h2>
 *
 * Detection tells of a machine first and of its beep later, to one address. Where a message is to
 * be left, the first counts for nothing, or the call would be hung up before the beep: the dialer
 * has put {@code awaits=beep} into the address of such calls.
 *
 * <h2>What if an event is sent again to another address?</h2>
 *
 * The signature is over the body alone. The ids in an address have a token of ours, so an event
 * cannot be made one of another call; who it is from is in the signature, and it is good for five
 * minutes.
 */
@NullMarked
package io.dialstream.ingest.vonage;

import org.jspecify.annotations.NullMarked;
