package io.dialstream.campaigns.rules.mongo;

import io.dialstream.campaigns.rules.PostedRules;
import io.dialstream.campaigns.rules.RuleValidation;
import io.dialstream.campaigns.rules.Rules;
import io.dialstream.campaigns.validation.Problems;
import org.bson.Document;

/** The rules of a campaign as a part of a document: as they were posted, one field a rule. */
public final class RuleDocument {

    /** Where they lie in the documents of campaigns and dispatches. */
    public static final String RULES = "rules";

    private RuleDocument() {}

    public static Document of(Rules rules) {
        return new Document(PostedRules.of(rules).fields());
    }

    /** None where an earlier version has stored the document. */
    public static Rules in(Document whole) {
        var rules = whole.get(RULES, Document.class);
        return rules == null ? Rules.NONE : read(rules);
    }

    private static Rules read(Document rules) {
        return RuleValidation.rules(PostedRules.in(rules), new Problems());
    }
}
