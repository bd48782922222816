package io.dialstream.campaigns.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some entries of the call log, newest first, and where the list goes on. */
public record CallLogPage(List<CallLogEntry> items, @Nullable String nextCursor) {}
