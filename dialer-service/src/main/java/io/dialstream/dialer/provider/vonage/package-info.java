/**
 * Vonage as the provider, through version 1 of its Voice API. Numbers are written without a plus
 * sign, and what a callee hears is an NCCO: a list of actions in JSON.
 *
 * <p>Sources: Vonage's Voice API reference, its pages on machine detection and on troubleshooting
 * (limits), and its SDK for Python (4.9.1). None of it was tried at Vonage itself. Not documented,
 * and therefore not relied on: whether a list of calls has those that were not answered yet, what a
 * record calls the moment at which a call was created, and what is answered to a command for a call
 * that has ended.
 *
 * <h2>Why is the NCCO in the create, and not fetched when the callee answers?</h2>
 *
 * Both are possible. Inline, the callee hears it at once, also while our ingest is down or slow,
 * and nothing depends on whether the request for an NCCO is signed as events are.
 *
 * <h2>Why is the token made with the JDK?</h2>
 *
 * It is three texts in base64 and one signature. Vonage's own library for that ({@code
 * com.vonage:jwt}) does the same with two further libraries, one of them a second JSON mapper.
 *
 * <h2>Why is a call that is hung up fetched after that?</h2>
 *
 * A hang-up is answered 204, with nothing in it. What a call that had ended is answered is not
 * documented: whatever it is, the record says how the call is.
 */
@NullMarked
package io.dialstream.dialer.provider.vonage;

import org.jspecify.annotations.NullMarked;
