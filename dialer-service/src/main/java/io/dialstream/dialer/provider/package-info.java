/**
 * Our accounts at VoIP providers as the dialer sees it: place, fetch, find, leave a message, hang
 * up.
 *
 * <h2>Why is the text in callback addresses escaped with a tilde?</h2>
 *
 * Vendors sign the address as they request it, and proxies and libraries disagree on percent
 * sequences there. Addresses made of unreserved characters alone cannot be rewritten by anyone. So
 * a byte outside {@code A-Za-z0-9._-} becomes {@code ~} and two hex digits: ordinary ids stand
 * there as they are, a lead id of free text survives, and the webhook-ingest-service undoes it.
 * What the callee hears travels the same way, as base64url, because the ingest service keeps no
 * state.
 */
@NullMarked
package io.dialstream.dialer.provider;

import org.jspecify.annotations.NullMarked;
