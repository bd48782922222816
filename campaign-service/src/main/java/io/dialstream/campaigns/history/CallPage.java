package io.dialstream.campaigns.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some calls, newest first, and where the list goes on. */
public record CallPage(List<LoggedCall> items, @Nullable String nextCursor) {}
