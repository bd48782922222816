package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.rules.Schedule;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a campaign stands in its schedule. What it was asked for may be asked for again: that
 * changes nothing.
 *
 * @param startsAt when it is to be asked to start; null when it is not, or was
 * @param endsAt when it is to be asked to end; null when it is not, or was
 * @param started whether its start was handled: until then more leads may be added
 * @param ending whether it was asked to end: nothing is sent from then on
 */
public record DispatchSchedule(
        @Nullable Instant startsAt, @Nullable Instant endsAt, boolean started, boolean ending) {

    public static final DispatchSchedule NONE = new DispatchSchedule(null, null, true, false);

    static DispatchSchedule of(Campaign campaign) {
        var started = campaign.status() != CampaignStatus.PENDING;
        return new DispatchSchedule(null, null, started, false).by(campaign.rules().schedule());
    }

    /** As the campaign's user has it now. */
    DispatchSchedule by(@Nullable Schedule schedule) {
        return schedule == null
                ? new DispatchSchedule(null, null, started, false)
                : new DispatchSchedule(schedule.startAt(), schedule.endAt(), started, false);
    }

    DispatchSchedule askedToStart() {
        return new DispatchSchedule(null, endsAt, started, ending);
    }

    DispatchSchedule askedToEnd() {
        return new DispatchSchedule(null, null, started, true);
    }

    DispatchSchedule begun() {
        return new DispatchSchedule(null, endsAt, true, ending);
    }

    boolean isStartDue(Instant now) {
        return startsAt != null && !now.isBefore(startsAt);
    }

    boolean isEndDue(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    Stream<Instant> moments() {
        return Stream.concat(Stream.ofNullable(startsAt), Stream.ofNullable(endsAt));
    }
}
