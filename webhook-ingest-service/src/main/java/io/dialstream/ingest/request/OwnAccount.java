package io.dialstream.ingest.request;

/** Our account at the provider: whatever is signed must name it, once. */
public record OwnAccount(String sid) {

    private static final String FIELD = "AccountSid";

    /** Whose a request is. */
    public enum Owner {
        OURS,
        FOREIGN,
        /** It names no account, or several. */
        UNCLEAR
    }

    public Owner of(Form callback) {
        var named = callback.all(FIELD);
        if (named.size() != 1) {
            return Owner.UNCLEAR;
        }
        return named.getFirst().equals(sid) ? Owner.OURS : Owner.FOREIGN;
    }
}
