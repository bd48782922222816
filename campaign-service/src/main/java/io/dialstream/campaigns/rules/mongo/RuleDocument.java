package io.dialstream.campaigns.rules.mongo;

import io.dialstream.campaigns.rules.CallingWindow;
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

    /** A rule that cannot be read, as one that a later version has stored, forbids every call. */
    private static Rules read(Document stored) {
        var problems = new Problems();
        var rules = RuleValidation.rules(PostedRules.in(stored), problems);
        return problems.isEmpty() ? rules : rules.with(CallingWindow.UNREADABLE);
    }
}
