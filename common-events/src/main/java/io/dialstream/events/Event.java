package io.dialstream.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * Anything that is written to a topic. The id is deterministic: the same fact or request always has
 * the same id, so a record that is written twice is recognised.
 */
public sealed interface Event
        permits CampaignEvent,
                PlaceCall,
                CallStatusChanged,
                LeadProgressChanged,
                CampaignStatsChanged,
                CallRecorded,
                CalleeOptedOut,
                IncomingCallChanged,
                CallReturned,
                NumberRouteChanged,
                ProviderAccountChanged {

    String eventId();

    /** When the writer made this record. */
    Instant recordedAt();

    /** The topic that this kind of event belongs to. */
    @JsonIgnore
    String topic();

    /**
     * The record key: the campaignId, or the callId of a call outside any campaign; of a provider
     * account, its id, and of a number's route, the number.
     */
    @JsonIgnore
    String key();
}
