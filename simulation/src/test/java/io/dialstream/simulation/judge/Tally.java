package io.dialstream.simulation.judge;

import io.dialstream.calllog.projection.CallCounts;
import io.dialstream.events.AnsweredBy;
import io.dialstream.simulation.judge.Truth.Outcome;
import java.util.List;

/** The numbers of a campaign's calls, counted from the truth and not as the services do it. */
final class Tally {

    private Tally() {}

    static CallCounts of(String campaignId, List<Outcome> outcomes) {
        long refused = 0;
        long live = 0;
        long successful = 0;
        long failed = 0;
        long missed = 0;
        long noAnswer = 0;
        long voicemail = 0;
        long seconds = 0;
        for (var outcome : outcomes) {
            var status = outcome.status();
            if (!campaignId.equals(outcome.campaignId())) {
                continue;
            }
            if (status == null || !status.isFinal()) {
                live++;
                continue;
            }
            refused += outcome.returned() ? 1 : 0;
            switch (status) {
                case COMPLETED -> {
                    var whom = outcome.answeredBy();
                    if (whom == AnsweredBy.MACHINE || whom == AnsweredBy.FAX) {
                        voicemail++;
                        continue;
                    }
                    int talked = outcome.seconds() == null ? 0 : outcome.seconds();
                    successful += talked > 0 ? 1 : 0;
                    missed += talked > 0 ? 0 : 1;
                    seconds += talked;
                }
                case MISSED -> missed++;
                case NO_ANSWER -> noAnswer++;
                default -> failed++;
            }
        }
        return new CallCounts(
                refused, live, successful, failed, missed, noAnswer, voicemail, seconds);
    }
}
