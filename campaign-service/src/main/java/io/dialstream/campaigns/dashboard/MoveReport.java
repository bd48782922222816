package io.dialstream.campaigns.dashboard;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignMove;

/** Says what a move has done. */
public final class MoveReport {

    private MoveReport() {}

    public static String of(CampaignMove move, Campaign after) {
        long live = after.stats().inFlightCalls();
        return switch (move) {
            case CampaignMove.Start _, CampaignMove.StartOnSchedule _ ->
                    "Started: the first calls are on their way.";
            case CampaignMove.Pause _ -> "Paused: no new call starts." + liveCallsGoOn(live);
            case CampaignMove.Resume _ -> "Resumed: it goes on with the next lead.";
            case CampaignMove.Stop(var hangup) ->
                    "Stopped: " + skipped(after.skippedLeads()) + stopped(live, hangup);
            case CampaignMove.EndOnSchedule _ ->
                    "Stopped: " + skipped(after.skippedLeads()) + stopped(live, false);
            case CampaignMove.Complete _ -> "Completed.";
            case CampaignMove.Fail(var reason) -> reason;
        };
    }

    private static String skipped(long leads) {
        return leads == 1 ? "1 lead is skipped." : Formats.number(leads) + " leads are skipped.";
    }

    private static String stopped(long live, boolean hangup) {
        if (live == 0 || !hangup) {
            return liveCallsGoOn(live);
        }
        return live == 1
                ? " The live call is being hung up."
                : " " + live + " live calls are being hung up.";
    }

    private static String liveCallsGoOn(long live) {
        if (live == 0) {
            return "";
        }
        return live == 1
                ? " The live call goes on until it ends."
                : " " + live + " live calls go on until they end.";
    }
}
