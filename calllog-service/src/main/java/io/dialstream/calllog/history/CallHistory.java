package io.dialstream.calllog.history;

import io.dialstream.calllog.call.Call;
import java.util.List;

/** A call and its log entries, in the order of a call's life. */
public record CallHistory(Call call, List<LogEntry> timeline) {

    public CallHistory {
        timeline = Timeline.of(timeline);
    }
}
