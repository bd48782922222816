package io.dialstream.simulation.explore;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the campaign-service has stored at a moment, what it has not read yet, and what its
 * instances are at.
 */
final class CampaignSide {

    Campaign campaign;
    @Nullable Dispatch dispatch;
    List<Lead> leads;

    /** Statuses that were not committed. */
    List<CallStatusChanged> statuses = List.of();

    int movesCommitted;

    /** The numbers of its calls that were published last. */
    CampaignStats counted = CampaignStats.NONE;

    boolean countHandled = true;

    /** How many of the user's commands were sent. */
    int commanded;

    /** When numbers were called of late. */
    List<CalleeCalls> recent = List.of();

    /** How far another campaign has come that calls the same number, and since when. */
    OtherCampaign.State other = OtherCampaign.State.BEFORE;

    int otherAt = Integer.MAX_VALUE;

    /** When the last lead's number has come on the do-not-call list. */
    int listedAt = Integer.MAX_VALUE;

    int owner = Moment.NOBODY;
    Instance[] instances;

    // What may still go wrong.
    int deaths;
    int handovers;

    CampaignSide(Campaign campaign, List<Lead> leads, int instances) {
        this.campaign = campaign;
        this.leads = leads;
        this.instances = new Instance[instances];
        for (int one = 0; one < instances; one++) {
            this.instances[one] = new Instance();
        }
    }

    private CampaignSide(CampaignSide before) {
        campaign = before.campaign;
        dispatch = before.dispatch;
        leads = before.leads;
        statuses = before.statuses;
        movesCommitted = before.movesCommitted;
        counted = before.counted;
        countHandled = before.countHandled;
        commanded = before.commanded;
        recent = before.recent;
        other = before.other;
        otherAt = before.otherAt;
        listedAt = before.listedAt;
        owner = before.owner;
        instances = before.instances;
        deaths = before.deaths;
        handovers = before.handovers;
    }

    CampaignSide copy() {
        return new CampaignSide(this);
    }

    /** An instance of this moment, to be changed. */
    Instance changing(int number) {
        instances = instances.clone();
        instances[number] = new Instance(instances[number]);
        return instances[number];
    }

    /** What an instance has in its memory. */
    static final class Instance {

        /** Whether it believes that the campaign is its own. */
        boolean owns;

        @Nullable Dispatch remembered;
        @Nullable Instant alarm;
        List<Run> runs = List.of();

        Instance() {}

        private Instance(Instance before) {
            owns = before.owns;
            remembered = before.remembered;
            alarm = before.alarm;
            runs = before.runs;
        }

        /** Whether something is under way that decides on the dispatch. */
        boolean isDeciding() {
            return runs.stream().anyMatch(run -> run.kind().decides());
        }

        boolean has(Kind kind) {
            return runs.stream().anyMatch(run -> run.kind() == kind);
        }

        void put(@Nullable Run after, Kind kind) {
            var all = new ArrayList<Run>();
            for (var run : runs) {
                if (run.kind() != kind) {
                    all.add(run);
                }
            }
            if (after != null) {
                all.add(after);
            }
            all.sort((one, other) -> one.kind().compareTo(other.kind()));
            runs = List.copyOf(all);
        }
    }

    /** What an instance is at. */
    enum Kind {
        /** Handles what was delivered. */
        BATCH,
        TAKEOVER,
        ALARM,
        /** Takes numbers in. */
        COUNT,
        /** Does what the user has told it. */
        MOVE;

        boolean decides() {
            return switch (this) {
                case BATCH, TAKEOVER, ALARM -> true;
                case COUNT, MOVE -> false;
            };
        }
    }

    /**
     * Something under way on a thread of an instance's: what it began with, and the answers that it
     * has had from stores and log. What it does next follows from these.
     *
     * @param kind what for
     * @param moves how many campaign events the batch has
     * @param batch what was delivered: campaign events, then statuses
     * @param command which of the user's commands it is
     * @param counted the numbers to be taken in
     * @param remembered what was remembered when it began
     * @param since when it began
     * @param answers in the order in which it has asked
     * @param done whether nothing is left but to commit
     */
    record Run(
            Kind kind,
            int moves,
            List<Event> batch,
            int command,
            CampaignStats counted,
            @Nullable Dispatch remembered,
            Instant since,
            List<@Nullable Object> answers,
            boolean done) {

        Run knowing(List<@Nullable Object> all) {
            return new Run(kind, moves, batch, command, counted, remembered, since, all, false);
        }

        int statuses() {
            return batch.size() - moves;
        }

        Run toCommit() {
            return new Run(kind, moves, batch, command, counted, null, since, List.of(), true);
        }
    }
}
