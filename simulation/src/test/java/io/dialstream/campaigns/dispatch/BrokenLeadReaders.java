package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.Campaigns;
import io.dialstream.campaigns.cap.CapReservations;
import io.dialstream.campaigns.donotcall.DoNotCallRule;
import io.dialstream.campaigns.lead.LeadMeter;
import io.dialstream.campaigns.lead.Leads;
import io.dialstream.campaigns.rules.CallingWindow;
import io.dialstream.campaigns.rules.DeploymentRules;
import io.dialstream.campaigns.rules.Rules;
import java.util.List;
import java.util.Map;

/** What a dispatch knows of its leads, wrong on purpose. */
public final class BrokenLeadReaders {

    /** Clocks that are put forward or back, and what they show without that. */
    private static final Map<String, String> WITHOUT_CHANGE =
            Map.of("Simulated/Forward", "Etc/GMT+5", "Simulated/Back", "Etc/GMT-10");

    private BrokenLeadReaders() {}

    /** Takes every window for open. */
    public static final class IgnoresWindows extends LeadReader {

        IgnoresWindows(
                Campaigns campaigns,
                Leads leads,
                DoNotCallRule doNotCall,
                CapReservations caps,
                DeploymentRules deployment,
                LeadMeter meter) {
            super(campaigns, leads, doNotCall, caps, deployment, meter);
        }

        @Override
        List<CallingWindow> windows(Rules rules) {
            return List.of();
        }
    }

    /** Looks at the first clock alone, where several count. */
    public static final class LooksAtOneClock extends LeadReader {

        LooksAtOneClock(
                Campaigns campaigns,
                Leads leads,
                DoNotCallRule doNotCall,
                CapReservations caps,
                DeploymentRules deployment,
                LeadMeter meter) {
            super(campaigns, leads, doNotCall, caps, deployment, meter);
        }

        @Override
        List<CallingWindow> windows(Rules rules) {
            return super.windows(rules).stream()
                    .map(window ->
                            CallingWindow.LEAD.equals(window.timeZone())
                                    ? new CallingWindow(
                                            CallingWindow.LEAD_ONLY,
                                            window.defaultTimeZone(),
                                            window.exceptDates(),
                                            window.hours())
                                    : window)
                    .toList();
        }
    }

    /** Goes by the window of a campaign alone where that has one. */
    public static final class ForgetsTheDeployment extends LeadReader {

        ForgetsTheDeployment(
                Campaigns campaigns,
                Leads leads,
                DoNotCallRule doNotCall,
                CapReservations caps,
                DeploymentRules deployment,
                LeadMeter meter) {
            super(campaigns, leads, doNotCall, caps, deployment, meter);
        }

        @Override
        List<CallingWindow> windows(Rules rules) {
            var own = rules.callingWindow();
            return own == null ? super.windows(rules) : List.of(own);
        }
    }

    /** Does not put clocks forward or back. */
    public static final class KeepsClocksAsTheyWere extends LeadReader {

        KeepsClocksAsTheyWere(
                Campaigns campaigns,
                Leads leads,
                DoNotCallRule doNotCall,
                CapReservations caps,
                DeploymentRules deployment,
                LeadMeter meter) {
            super(campaigns, leads, doNotCall, caps, deployment, meter);
        }

        @Override
        List<CallingWindow> windows(Rules rules) {
            return super.windows(rules).stream()
                    .map(window ->
                            new CallingWindow(
                                    unchanged(String.valueOf(window.timeZone())),
                                    window.defaultTimeZone(),
                                    window.exceptDates(),
                                    window.hours()))
                    .toList();
        }

        private static String unchanged(String zone) {
            return WITHOUT_CHANGE.getOrDefault(zone, zone);
        }
    }
}
