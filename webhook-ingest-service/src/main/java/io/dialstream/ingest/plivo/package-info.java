/**
 * Plivo as the provider: callbacks are forms (docs.plivo.com, Voice API), instructions are Plivo's
 * XML. It was tried with the simulator, with signatures that are computed twice and with the checks
 * of Plivo's SDK, not at Plivo itself.
 *
 * <h2>Why does the question what a callee shall hear say that it was answered?</h2>
 *
 * Nothing else does: Plivo calls back when the phone rings and when the call is over, and asks for
 * instructions in between.
 *
 * <h2>Why have callbacks no time?</h2>
 *
 * Theirs is the local time of the account's console, and does not say which. It stays in the data;
 * the record of the call has an offset.
 *
 * <h2>Why can a request be replayed?</h2>
 *
 * The nonce is part of what is signed and has no time in it, and to remember all nonces takes a
 * state that this service does not have. A callback that comes again changes nothing.
 *
 * <h2>Why is nobody told that a human has answered?</h2>
 *
 * Plivo calls back only for machines, and not when a greeting ends: a call that is to leave a
 * message on a machine is hung up there.
 */
@NullMarked
package io.dialstream.ingest.plivo;

import org.jspecify.annotations.NullMarked;
