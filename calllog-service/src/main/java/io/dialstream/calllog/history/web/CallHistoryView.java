package io.dialstream.calllog.history.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialstream.calllog.history.CallHistory;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A call with its log entries in call order. */
@Schema(name = "CallWithTimeline")
record CallHistoryView(@JsonUnwrapped CallView call, List<LogEntryView> timeline) {

    static CallHistoryView of(CallHistory history) {
        return new CallHistoryView(
                CallView.of(history.call()),
                history.timeline().stream().map(LogEntryView::of).toList());
    }
}
