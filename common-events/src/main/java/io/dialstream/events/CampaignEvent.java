package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A campaign made a move, or was changed. {@link #revision()} counts that of one campaign from 1:
 * whoever has seen a revision ignores it and every lower one. Some may be left out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(CampaignStarted.class),
    @JsonSubTypes.Type(CampaignPaused.class),
    @JsonSubTypes.Type(CampaignResumed.class),
    @JsonSubTypes.Type(CampaignStopped.class),
    @JsonSubTypes.Type(CampaignCompleted.class),
    @JsonSubTypes.Type(CampaignFailed.class),
    @JsonSubTypes.Type(CampaignSettingsChanged.class)
})
public sealed interface CampaignEvent extends Event
        permits CampaignStarted,
                CampaignPaused,
                CampaignResumed,
                CampaignStopped,
                CampaignCompleted,
                CampaignFailed,
                CampaignSettingsChanged {

    String campaignId();

    String userId();

    long revision();

    @Override
    @JsonIgnore
    default String topic() {
        return Topics.CAMPAIGN_EVENTS;
    }

    @Override
    @JsonIgnore
    default String key() {
        return campaignId();
    }

    /** The id of a campaign's move. */
    static String eventId(String campaignId, long revision) {
        return campaignId + ":" + revision;
    }
}
