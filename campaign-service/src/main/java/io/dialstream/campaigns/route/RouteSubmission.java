package io.dialstream.campaigns.route;

import org.jspecify.annotations.Nullable;

/** Who shall take the calls to a number, as somebody asks for it; nothing has been checked. */
public record RouteSubmission(@Nullable String agentId, @Nullable String provider) {}
