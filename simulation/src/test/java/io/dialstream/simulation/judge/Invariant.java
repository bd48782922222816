package io.dialstream.simulation.judge;

/** What holds whatever happens. */
public enum Invariant {
    AT_MOST_ONCE("a callId is asked for once, until it was certainly not processed"),
    EVERY_LEAD_ONCE("a lead that was not stopped is dialled, and never again once it was reached"),
    RETRIES("a lead is called again as its rule has it: in time, not too often, and not in vain"),
    ON_SCHEDULE("a campaign starts and ends by itself when its schedule says so, and not before"),
    BAD_LIST("a campaign pauses for bad numbers when as many are bad as its rule says"),
    ADDED_ALL_OR_NONE("leads that are added are there all or none, as their user was told"),
    STARTED_WITH_ALL("a start tells of all leads that the campaign has"),
    RIGHT_ACCOUNT("an account is asked that the campaign has chosen, and what is said names it"),
    WRITTEN_BEFORE_ASKED("an account is asked only when it is written down for the call"),
    NEVER_BACK("a call that has gone on to another account does not come back"),
    BUDGET("an account is asked at most once a second more than it allows"),
    HOLDS_OFF("an account that wants nothing for a while is asked for next to nothing"),
    LIMIT("a campaign never has more live calls than its limit"),
    REFILL("a campaign that runs never has fewer live calls than it could for long"),
    TRUE_OUTCOMES("every call ends as the provider says"),
    UNKNOWN_ONLY_WITHOUT_A_CALL("DIAL_UNKNOWN only where the provider never had the call"),
    TRUE_NUMBERS("numbers are those of the log, of the calls and of the provider"),
    ATTEMPTS_ARE_CALLS("a lead has as many attempts as calls of it were announced that were one"),
    LEADS_COUNTED("each lead is counted once, in the state that it is in"),
    NO_MORE_THAN_ALL("completedLeads never falls and never exceeds totalLeads"),
    ONE_LEDGER_ENTRY("the ledger has one true entry for every ended call"),
    REBUILT_THE_SAME("rebuilding from the start of the log gives the same documents"),
    ONE_WORDING("an event id stands for one wording, whoever has written the record"),
    TRUE_TIMES("the times of a call are in order, and the provider's where it told them"),
    MACHINES("a machine hears the message once and no human does, or it is hung up as it shall"),
    INSTRUCTED("whoever has answered is told what there is to hear, once"),
    COMPLETED_IS_FINAL("a campaign is COMPLETED only with final numbers"),
    PAUSE_HOLDS("a paused campaign starts nothing"),
    NOT_LISTED("nobody is called who was on a do-not-call list a minute before"),
    CAP("nobody is called more often than a cap allows, whichever campaigns call"),
    OPT_OUTS("who has heard that the calls stop is on the list, and nobody who did not ask is"),
    CALLED_BACK("who has called back is not called again once that is known, unless it is wished"),
    WINDOW("nobody is called outside of a window, by the clocks of where they are"),
    IN_TIME("no call is placed after its command has expired"),
    STOP_HOLDS("a stopped campaign starts nothing and is never COMPLETED"),
    COMES_TO_REST("what can end ends"),
    NOTHING_SET_ASIDE("no record is unmatched or poisonous");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
