package io.dialstream.ingest.route;

import io.dialstream.events.AnswerInstructions;

/**
 * Who takes the calls to a number, and what the caller hears.
 *
 * @param userId whose number it is
 * @param agentId who takes the calls
 */
public record NumberRoute(String userId, String agentId, AnswerInstructions answer) {}
