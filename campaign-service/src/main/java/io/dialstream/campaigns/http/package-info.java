/** The bodies of requests: how large they may be, how many may be under way, and where they lie. */
@NullMarked
package io.dialstream.campaigns.http;

import org.jspecify.annotations.NullMarked;
