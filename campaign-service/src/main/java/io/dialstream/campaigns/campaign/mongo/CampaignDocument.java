package io.dialstream.campaigns.campaign.mongo;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.campaign.CampaignStatus;
import io.dialstream.campaigns.campaign.CampaignTimes;
import io.dialstream.campaigns.campaign.PlaceCounts;
import io.dialstream.campaigns.forecast.TimeZones;
import io.dialstream.campaigns.provider.ProviderChoice;
import io.dialstream.campaigns.rules.Place;
import io.dialstream.campaigns.rules.mongo.RuleDocument;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.EventJson;
import io.dialstream.events.Topics;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A campaign as a document. Its pending events are the JSON that goes to the log. */
final class CampaignDocument {

    /** How many of its leads were when they came in; absent where an earlier version wrote it. */
    static final String EXCLUDED = "excludedAtFirst";

    /** Absent where an earlier version wrote it. */
    static final String PLACES = "places";

    /** Absent where an earlier version wrote it. */
    static final String PLACE_COUNTS = "placeCounts";

    private CampaignDocument() {}

    static Document of(Campaign campaign) {
        var times = campaign.times();
        var pending = campaign.pendingEvents();
        var document =
                new Document("_id", campaign.id())
                        .append("userId", campaign.userId())
                        .append("agentId", campaign.agentId())
                        .append("name", campaign.name())
                        .append("status", campaign.status().name())
                        .append("statusReason", campaign.statusReason())
                        .append("totalLeads", campaign.totalLeads())
                        .append(EXCLUDED, campaign.excludedAtFirst())
                        .append("maxConcurrentCalls", campaign.maxConcurrentCalls())
                        .append("provider", campaign.providers().provider())
                        .append("fallbackProviders", campaign.providers().fallbackProviders())
                        .append(RuleDocument.RULES, RuleDocument.of(campaign.rules()))
                        .append(PLACES, places(campaign.places()))
                        .append(PLACE_COUNTS, placeCounts(campaign.placeCounts()))
                        .append("revision", campaign.revision())
                        .append("stats", stats(campaign.stats()))
                        .append("createdAt", date(times.createdAt()))
                        .append("startedAt", date(times.startedAt()))
                        .append("pausedAt", date(times.pausedAt()))
                        .append("completedAt", date(times.completedAt()))
                        .append("pendingEvents", pending.stream().map(EventJson::write).toList());
        return pending.isEmpty()
                ? document
                : document.append("pendingSince", date(times.createdAt()));
    }

    static Document stats(CampaignStats stats) {
        return new Document("revision", stats.revision())
                .append("completedLeads", stats.completedLeads())
                .append("inFlightCalls", stats.inFlightCalls())
                .append("successfulCalls", stats.successfulCalls())
                .append("failedCalls", stats.failedCalls())
                .append("missedCalls", stats.missedCalls())
                .append("noAnswerCalls", stats.noAnswerCalls())
                .append("totalDuration", stats.totalDuration())
                .append("averageDuration", stats.averageDuration())
                .append("voicemailCalls", stats.voicemailCalls());
    }

    static List<Document> places(List<Place> places) {
        return places.stream()
                .map(place ->
                        new Document("timeZone", place.timeZone())
                                .append("ofNumber", place.ofNumber()))
                .toList();
    }

    static Document placeCounts(PlaceCounts counts) {
        var zones = counts.timeZones();
        return new Document("pending", counts.pending())
                .append("inOneZone", zones.one())
                .append("inSeveralZones", zones.several())
                .append("inNoZone", zones.none());
    }

    private static PlaceCounts toPlaceCounts(@Nullable Document document) {
        return document == null
                ? PlaceCounts.NONE
                : new PlaceCounts(
                        document.getList("pending", Integer.class),
                        new TimeZones(
                                document.getLong("inOneZone"),
                                document.getLong("inSeveralZones"),
                                document.getLong("inNoZone")));
    }

    private static Place toPlace(Document document) {
        return new Place(
                document.getString("timeZone"), document.getList("ofNumber", String.class));
    }

    static Campaign toCampaign(Document document) {
        return new Campaign(
                document.getString("_id"),
                document.getString("userId"),
                document.getString("agentId"),
                document.getString("name"),
                CampaignStatus.valueOf(document.getString("status")),
                document.getString("statusReason"),
                document.getInteger("totalLeads"),
                document.getInteger(EXCLUDED, 0),
                document.getInteger("maxConcurrentCalls"),
                new ProviderChoice(
                        document.getString("provider"),
                        document.getList("fallbackProviders", String.class, List.of())),
                RuleDocument.in(document),
                document.getList(PLACES, Document.class, List.of()).stream()
                        .map(CampaignDocument::toPlace)
                        .toList(),
                toPlaceCounts(document.get(PLACE_COUNTS, Document.class)),
                document.getLong("revision"),
                null,
                toStats(document.get("stats", Document.class)),
                toTimes(document),
                document.getList("pendingEvents", String.class).stream()
                        .map(CampaignDocument::toEvent)
                        .toList());
    }

    private static CampaignStats toStats(Document document) {
        return new CampaignStats(
                document.getLong("revision"),
                document.getLong("completedLeads"),
                document.getLong("inFlightCalls"),
                document.getLong("successfulCalls"),
                document.getLong("failedCalls"),
                document.getLong("missedCalls"),
                document.getLong("noAnswerCalls"),
                document.getLong("totalDuration"),
                document.getDouble("averageDuration"),
                document.get("voicemailCalls", 0L));
    }

    private static CampaignTimes toTimes(Document document) {
        return new CampaignTimes(
                Objects.requireNonNull(time(document, "createdAt")),
                time(document, "startedAt"),
                time(document, "pausedAt"),
                time(document, "completedAt"));
    }

    private static CampaignEvent toEvent(String json) {
        return (CampaignEvent) EventJson.read(Topics.CAMPAIGN_EVENTS, json);
    }

    static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    private static @Nullable Instant time(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
