package io.dialstream.campaigns.route;

import io.dialstream.events.AnswerInstructions;

/**
 * Who takes the calls to a number.
 *
 * @param agentId one of the agents of the number's user
 * @param provider the id of the account that the number belongs to
 * @param answer what callers hear: what the agent said when this was stored
 */
public record RouteTarget(String agentId, String provider, AnswerInstructions answer) {}
