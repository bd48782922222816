package io.dialstream.campaigns.dispatch;

import java.time.Instant;

/**
 * Leads that nobody has called yet and that must not be called at the moment: they stay PENDING,
 * and all PENDING leads from the first of them on are looked at again.
 *
 * @param first the position of the first of them
 * @param until when the first of them may be called
 */
public record PassedOver(int first, Instant until) {}
