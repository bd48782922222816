package io.dialstream.campaigns.campaign;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to call, as somebody asks for it; nothing of it has been checked.
 *
 * @param id null for the position in the campaign
 * @param timeZone the id of its own time zone; null for none
 */
public record LeadSubmission(
        @Nullable String id,
        @Nullable String name,
        @Nullable String phoneNumber,
        @Nullable Map<String, @Nullable Object> data,
        @Nullable String timeZone) {}
