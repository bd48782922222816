/**
 * Requests to vendors over HTTP: each is sent exactly once, whatever happens to it, and what came
 * back says whether it may have been processed.
 *
 * <h2>Why the JDK's HTTP client?</h2>
 *
 * It sends a POST once (it repeats only GET and HEAD, and connecting), notices at once when an idle
 * connection is closed instead of sending a create into it, does not limit connections, so
 * thousands of virtual threads need no pool size, and one deadline can span the whole exchange.
 * What it throws before a connection stands is certain not to have reached the vendor and is tried
 * again ({@code Unreachable}); anything later may have dialled ({@code Unclear}).
 */
@NullMarked
package io.dialstream.dialer.provider.http;

import org.jspecify.annotations.NullMarked;
