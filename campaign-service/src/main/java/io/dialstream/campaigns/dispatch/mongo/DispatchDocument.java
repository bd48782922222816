package io.dialstream.campaigns.dispatch.mongo;

import io.dialstream.campaigns.campaign.LeadTally;
import io.dialstream.campaigns.dispatch.BadNumbers;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.DispatchSchedule;
import io.dialstream.campaigns.dispatch.DispatchState;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.dispatch.LeadCounts;
import io.dialstream.campaigns.dispatch.PassedOver;
import io.dialstream.campaigns.dispatch.Settled;
import io.dialstream.campaigns.dispatch.Voice;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Attempts;
import io.dialstream.campaigns.rules.ExclusionReason;
import io.dialstream.campaigns.rules.WaitReason;
import io.dialstream.campaigns.rules.mongo.AttemptsDocument;
import io.dialstream.campaigns.rules.mongo.RuleDocument;
import io.dialstream.events.AnswerInstructions;
import io.dialstream.events.AnsweredBy;
import io.dialstream.events.CallStatus;
import io.dialstream.events.PhoneNumber;
import io.dialstream.foundation.mongo.DocumentChanges;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A dispatch as a document. */
final class DispatchDocument {

    /** Says how the document is built; the version before this one has none. */
    static final String FORM = "form";

    static final int LATEST_FORM = 1;

    private static final String IN_FLIGHT = "inFlight";

    /** Only of a call of which it is known. */
    private static final String ANSWERED_BY = "answeredBy";

    /** Only of a call that leaves a message. */
    private static final String MESSAGE_LEFT = "messageLeft";

    /** Only of a call that was not the first of its lead. */
    private static final String LAST = "last";

    /** Only of a call of which nothing has come; earlier versions have it so that it has no id. */
    private static final String UNPLACED = "unplaced";

    /** Only where there is a key to press. */
    private static final String OPT_OUT_DIGIT = "optOutDigit";

    private static final String OPT_OUT_TEXT = "optOutText";

    private static final String SETTLED = "settled";

    /** Beside the other counts, too; null where there is nothing to be told. */
    private static final String TALLY = "tally";

    private static final String PASSED_OVER = "passedOver";

    private static final String REASON = "reason";

    /** Absent where an earlier version has written the dispatch; one that goes on keeps it. */
    private static final String CALLED_BACK = "calledBack";

    /** Beside the other counts: an older instance that writes those keeps it. */
    private static final String EXCLUDED = "excluded";

    private static final DocumentChanges CHANGES = new DocumentChanges(Map.of(IN_FLIGHT, "callId"));

    private DispatchDocument() {}

    /** The update that makes one dispatch of another. */
    static Document change(Dispatch before, Dispatch after) {
        return CHANGES.between(of(before), of(after));
    }

    static Document of(Dispatch dispatch) {
        return new Document("_id", dispatch.id())
                .append("campaignId", dispatch.campaignId())
                .append("userId", dispatch.userId())
                .append("agentId", dispatch.agentId())
                .append("voice", of(dispatch.voice()))
                .append("provider", dispatch.providers().provider())
                .append("fallbackProviders", dispatch.providers().fallbackProviders())
                .append(RuleDocument.RULES, RuleDocument.of(dispatch.rules()))
                .append("partition", dispatch.partition())
                .append("state", dispatch.state().name())
                .append("limit", dispatch.limit())
                .append("controlRevision", dispatch.controlRevision())
                .append("totalLeads", dispatch.totalLeads())
                .append("nextLead", dispatch.nextLead())
                .append(PASSED_OVER, of(dispatch.passedOver()))
                .append("returned", dispatch.returned().stream().map(DispatchDocument::of).toList())
                .append(IN_FLIGHT, dispatch.inFlight().stream().map(DispatchDocument::of).toList())
                .append(SETTLED, dispatch.settled().stream().map(DispatchDocument::of).toList())
                .append(CALLED_BACK, dispatch.calledBack())
                .append("nextAttemptAt", date(dispatch.nextAttemptAt()))
                .append("schedule", of(dispatch.schedule()))
                .append("badNumbers", of(dispatch.badNumbers()))
                .append("counts", of(dispatch.counts()))
                .append(EXCLUDED, dispatch.counts() == null ? 0 : dispatch.counts().excluded())
                .append(TALLY, of(dispatch.tally()))
                .append("createdAt", Date.from(dispatch.createdAt()))
                .append(FORM, LATEST_FORM)
                .append("version", dispatch.version());
    }

    private static @Nullable Document of(@Nullable Voice voice) {
        if (voice == null) {
            return null;
        }
        var callerId = voice.callerId();
        var document =
                new Document("callerId", callerId == null ? null : callerId.e164())
                        .append("answerUrl", voice.answer().answerUrl())
                        .append("message", voice.answer().message());
        var digit = voice.answer().optOutDigit();
        return digit == null
                ? document
                : document.append(OPT_OUT_DIGIT, digit)
                        .append(OPT_OUT_TEXT, voice.answer().optOutText());
    }

    private static @Nullable Document of(DispatchSchedule schedule) {
        return schedule.equals(DispatchSchedule.NONE)
                ? null
                : new Document("startsAt", date(schedule.startsAt()))
                        .append("endsAt", date(schedule.endsAt()))
                        .append("started", schedule.started())
                        .append("ending", schedule.ending());
    }

    private static DispatchSchedule toSchedule(@Nullable Document document) {
        return document == null
                ? DispatchSchedule.NONE
                : new DispatchSchedule(
                        time(document.getDate("startsAt")),
                        time(document.getDate("endsAt")),
                        document.getBoolean("started"),
                        document.getBoolean("ending"));
    }

    private static @Nullable Document of(BadNumbers known) {
        return known.equals(BadNumbers.NONE)
                ? null
                : new Document("since", known.since())
                        .append(
                                "failures",
                                known.failures().stream().map(DispatchDocument::of).toList());
    }

    private static Document of(BadNumbers.Failure failure) {
        return new Document("call", failure.call()).append("reason", failure.reason());
    }

    private static BadNumbers toBadNumbers(@Nullable Document document) {
        return document == null
                ? BadNumbers.NONE
                : new BadNumbers(
                        document.getInteger("since"),
                        document.getList("failures", Document.class).stream()
                                .map(it ->
                                        new BadNumbers.Failure(
                                                it.getInteger("call"), it.getString("reason")))
                                .toList());
    }

    private static @Nullable Document of(LeadTally tally) {
        return tally.equals(LeadTally.NONE)
                ? null
                : new Document("begun", of(tally.begun()))
                        .append("waiting", of(tally.waiting()))
                        .append("excluded", of(tally.excluded()));
    }

    /** In a common order: what is equal is the same document. */
    private static <K extends Comparable<K>> Document of(Map<K, Integer> counts) {
        var document = new Document();
        new TreeMap<>(counts).forEach((key, count) -> document.append(key.toString(), count));
        return document;
    }

    private static LeadTally toTally(@Nullable Document document) {
        return document == null
                ? LeadTally.NONE
                : new LeadTally(
                        toCounts(document, "begun", Integer::valueOf),
                        toCounts(document, "waiting", WaitReason::valueOf),
                        toCounts(document, "excluded", ExclusionReason::valueOf));
    }

    private static <K> Map<K, Integer> toCounts(
            Document document, String field, Function<String, K> key) {
        var counts = new HashMap<K, Integer>();
        document.get(field, Document.class)
                .forEach((name, count) -> counts.put(key.apply(name), (Integer) count));
        return counts;
    }

    private static @Nullable Document of(@Nullable LeadCounts counts) {
        return counts == null
                ? null
                : new Document("done", counts.done())
                        .append("waiting", counts.waiting())
                        .append("endedCalls", counts.endedCalls());
    }

    private static @Nullable Document of(@Nullable PassedOver passedOver) {
        return passedOver == null
                ? null
                : new Document("first", passedOver.first())
                        .append("until", Date.from(passedOver.until()));
    }

    private static Document of(Dispatch.Returned returned) {
        return new Document("position", returned.position()).append("attempt", returned.attempt());
    }

    private static Document of(Settled one) {
        var outcome = one.outcome();
        return new Document("position", one.position())
                .append("attempt", one.attempt())
                .append(AttemptsDocument.ATTEMPTS, AttemptsDocument.of(one.attempts()))
                .append("callId", one.callId())
                .append("outcome", outcome == null ? null : outcome.name())
                .append("nextAttemptAt", date(one.nextAttemptAt()))
                .append(REASON, one.reason())
                .append(UNPLACED, one.unplaced());
    }

    private static Document of(InFlight entry) {
        var document =
                new Document("position", entry.position())
                        .append("attempt", entry.attempt())
                        .append("callId", entry.callId())
                        .append(AttemptsDocument.ATTEMPTS, AttemptsDocument.of(entry.attempts()))
                        .append("commandedAt", Date.from(entry.commandedAt()))
                        .append("sentAt", Date.from(entry.sentAt()))
                        .append("notAfter", date(entry.notAfter()))
                        .append("resends", entry.resends())
                        .append("initiated", entry.initiated())
                        .append("providerCallId", entry.providerCallId());
        var whom = entry.answeredBy();
        if (whom != null) {
            document.append(ANSWERED_BY, whom.name());
        }
        var last = entry.last();
        if (last != null) {
            document.append(
                    LAST,
                    new Document("callId", last.callId()).append("outcome", last.outcome().name()));
        }
        return entry.messageLeft() ? document.append(MESSAGE_LEFT, true) : document;
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    private static @Nullable Instant time(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    static Dispatch toDispatch(Document document) {
        return new Dispatch(
                document.getString("_id"),
                document.getString("campaignId"),
                document.getString("userId"),
                document.getString("agentId"),
                toVoice(document.get("voice", Document.class)),
                new ProviderChoice(
                        document.getString("provider"),
                        document.getList("fallbackProviders", String.class, List.of())),
                RuleDocument.in(document),
                document.getInteger("partition"),
                DispatchState.valueOf(document.getString("state")),
                document.getInteger("limit"),
                document.getLong("controlRevision"),
                document.getInteger("totalLeads"),
                document.getInteger("nextLead"),
                toPassedOver(document.get(PASSED_OVER, Document.class)),
                document.getList("returned", Document.class).stream()
                        .map(DispatchDocument::toReturned)
                        .toList(),
                document.getList(IN_FLIGHT, Document.class).stream()
                        .map(DispatchDocument::toInFlight)
                        .toList(),
                document.getList(SETTLED, Document.class, List.of()).stream()
                        .map(DispatchDocument::toSettled)
                        .toList(),
                document.getList(CALLED_BACK, Integer.class, List.of()),
                time(document.getDate("nextAttemptAt")),
                toSchedule(document.get("schedule", Document.class)),
                toBadNumbers(document.get("badNumbers", Document.class)),
                toCounts(document),
                toTally(document.get(TALLY, Document.class)),
                document.getDate("createdAt").toInstant(),
                document.getLong("version"));
    }

    private static @Nullable Voice toVoice(@Nullable Document document) {
        if (document == null) {
            return null;
        }
        var callerId = document.getString("callerId");
        return new Voice(
                callerId == null ? null : new PhoneNumber(callerId),
                new AnswerInstructions(
                                document.getString("answerUrl"), document.getString("message"))
                        .withOptOut(
                                document.getString(OPT_OUT_DIGIT),
                                document.getString(OPT_OUT_TEXT)));
    }

    private static @Nullable LeadCounts toCounts(Document document) {
        var counts = document.get("counts", Document.class);
        return counts == null
                ? earlierCounts(document)
                : new LeadCounts(
                        counts.getInteger("done"),
                        counts.getInteger("waiting", 0),
                        document.getInteger(EXCLUDED, 0),
                        counts.getInteger("endedCalls"));
    }

    /** Whether it was stored by a version that counts leads. */
    static boolean isCounted(Document document) {
        return document.get("counts") != null;
    }

    /**
     * An earlier version did not count. What it has sent and knows no more is done, unless it has
     * stopped: then it knows no more what it has sent.
     */
    private static @Nullable LeadCounts earlierCounts(Document document) {
        int done =
                document.getInteger("nextLead")
                        - 1
                        - document.getList("returned", Document.class).size()
                        - document.getList(IN_FLIGHT, Document.class).size();
        return document.getString("state").equals(DispatchState.STOPPED.name())
                ? null
                : new LeadCounts(done, 0, 0, null);
    }

    private static @Nullable PassedOver toPassedOver(@Nullable Document document) {
        return document == null
                ? null
                : new PassedOver(
                        document.getInteger("first"), document.getDate("until").toInstant());
    }

    private static Dispatch.Returned toReturned(Document document) {
        return new Dispatch.Returned(
                document.getInteger("position"), document.getInteger("attempt"));
    }

    private static Settled toSettled(Document document) {
        var outcome = document.getString("outcome");
        return new Settled(
                document.getInteger("position"),
                document.getInteger("attempt"),
                AttemptsDocument.in(document, Attempts.NONE),
                document.getString("callId"),
                outcome == null ? null : CallStatus.valueOf(outcome),
                time(document.getDate("nextAttemptAt")),
                document.getString(REASON),
                document.getBoolean(UNPLACED, document.getString("callId") == null));
    }

    private static InFlight toInFlight(Document document) {
        var whom = document.getString(ANSWERED_BY);
        return new InFlight(
                document.getInteger("position"),
                document.getInteger("attempt"),
                document.getString("callId"),
                AttemptsDocument.in(document, Attempts.NONE),
                document.getDate("commandedAt").toInstant(),
                document.getDate("sentAt").toInstant(),
                time(document.getDate("notAfter")),
                document.getInteger("resends"),
                document.getBoolean("initiated"),
                document.getString("providerCallId"),
                whom == null ? null : AnsweredBy.valueOf(whom),
                document.getBoolean(MESSAGE_LEFT, false),
                toLast(document.get(LAST, Document.class)));
    }

    private static InFlight.@Nullable Last toLast(@Nullable Document document) {
        return document == null
                ? null
                : new InFlight.Last(
                        document.getString("callId"),
                        CallStatus.valueOf(document.getString("outcome")));
    }
}
