/**
 * Our accounts at VoIP providers as the dialer sees it: place, fetch, find, leave a message, hang
 * up.
 */
@NullMarked
package io.dialstream.dialer.provider;

import org.jspecify.annotations.NullMarked;
