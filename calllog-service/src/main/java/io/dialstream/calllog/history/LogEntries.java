package io.dialstream.calllog.history;

import io.dialstream.foundation.paging.Page;
import java.util.Collection;
import java.util.List;

/** The log of all calls: at most one entry an id, and the first one stays. */
public interface LogEntries {

    /** Adds each whose id is not there yet. */
    void addAll(Collection<LogEntry> entries);

    /** All entries of a user's call, in no particular order. */
    List<LogEntry> ofCall(String userId, String callId);

    /** A campaign's entries and those of calls that return one of its calls, newest first. */
    Page<LogEntry> list(LogQuery query);
}
