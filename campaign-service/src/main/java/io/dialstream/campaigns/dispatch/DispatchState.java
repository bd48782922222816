package io.dialstream.campaigns.dispatch;

/** Whether a campaign's leads may go to the dialer. */
public enum DispatchState {
    /** Leads are sent as the window allows. Goes anywhere. */
    OPEN,
    /** Nothing is sent; what is with the dialer stays there. Goes anywhere. */
    PAUSED,
    /** Nothing will be sent again; live calls end. Final. */
    STOPPED,
    /** Every lead is final. Final. */
    ENDED;

    public boolean isOver() {
        return this == STOPPED || this == ENDED;
    }
}
