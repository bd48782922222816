package io.dialstream.campaigns.dispatch;

import io.dialstream.campaigns.lead.Lead;
import io.dialstream.campaigns.rules.LeadFacts;

/** A lead that may be called next, as it is stored, and what the rules go by. */
public record Candidate(Lead lead, LeadFacts facts) {}
