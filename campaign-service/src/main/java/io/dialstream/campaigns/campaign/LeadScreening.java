package io.dialstream.campaigns.campaign;

import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.rules.ExclusionReason;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Excludes leads that must not be called before they are stored. */
@Component
class LeadScreening {

    private final DoNotCallRule doNotCall;
    private final LeadMeter meter;
    private final Clock clock;

    LeadScreening(DoNotCallRule doNotCall, LeadMeter meter, Clock clock) {
        this.doNotCall = doNotCall;
        this.meter = meter;
        this.clock = clock;
    }

    /** The same leads, some of them EXCLUDED. */
    List<Lead> screened(String userId, List<Lead> leads) {
        var numbers = leads.stream().map(Lead::phoneNumber).toList();
        var notToBeCalled = doNotCall.notToBeCalled(userId, numbers, clock.instant());
        if (notToBeCalled.isEmpty()) {
            return leads;
        }
        meter.excluded(ExclusionReason.DO_NOT_CALL.name(), notToBeCalled.size());
        return leads.stream()
                .map(lead ->
                        notToBeCalled.contains(lead.phoneNumber())
                                ? lead.excluded(ExclusionReason.DO_NOT_CALL)
                                : lead)
                .toList();
    }
}
