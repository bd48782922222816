package io.dialstream.simulator.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dialstream.simulator.callback.Refusals;
import io.dialstream.simulator.exchange.EventLoop;
import io.dialstream.simulator.exchange.Exchange;
import io.dialstream.simulator.truth.Report;
import io.dialstream.simulator.truth.Truth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What really happened. */
@RestController
@RequestMapping("/simulator/report")
class ReportController {

    private final EventLoop loop;
    private final Truth truth;
    private final Exchange exchange;
    private final Refusals refusals;

    ReportController(EventLoop loop, Truth truth, Exchange exchange, Refusals refusals) {
        this.loop = loop;
        this.truth = truth;
        this.exchange = exchange;
        this.refusals = refusals;
    }

    @GetMapping
    FlatReport report(
            @RequestParam(required = false) @Nullable String campaignId,
            @RequestParam(defaultValue = "true") boolean calls) {
        return FlatReport.of(loop.ask(() -> truth.report(campaignId, calls)), refusals.all());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget() {
        if (!loop.ask(exchange::forget)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "A call is live.");
        }
    }

    /** The report with its totals beside everything else. */
    record FlatReport(
            @JsonUnwrapped Report.Totals totals,
            int maxCallsPerNumber,
            Map<String, Report.Campaign> campaigns,
            Map<String, Long> faultsStruck,
            @JsonInclude(Include.NON_NULL) @Nullable Map<String, Integer> callsPerNumber,
            @JsonInclude(Include.NON_NULL) @Nullable List<Report.CallTruth> calls,
            Report.Incoming incoming,
            @JsonInclude(Include.NON_NULL) @Nullable List<Report.IncomingTruth> incomingCalls,
            List<Refusals.Second> refusals) {

        static FlatReport of(Report report, List<Refusals.Second> refusals) {
            return new FlatReport(
                    report.totals(),
                    report.maxCallsPerNumber(),
                    report.campaigns(),
                    report.faultsStruck(),
                    report.callsPerNumber(),
                    report.calls(),
                    report.incoming(),
                    report.incomingCalls(),
                    refusals);
        }
    }
}
