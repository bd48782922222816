/**
 * Requests: in whose name they come, and their bodies: how large these may be, how many may be
 * under way, and where they lie.
 */
@NullMarked
package io.dialstream.campaigns.http;

import org.jspecify.annotations.NullMarked;
