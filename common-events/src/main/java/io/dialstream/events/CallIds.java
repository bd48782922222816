package io.dialstream.events;

import java.util.regex.Pattern;

/** What the id of a call says: a campaign's call is named by campaign, lead and attempt. */
public final class CallIds {

    private static final Pattern OF_CAMPAIGN = Pattern.compile(".+-([0-9]{1,9})-([1-9][0-9]{0,8})");

    private CallIds() {}

    /** The id of a call that comes in: the same whoever hears of it, and however often. */
    public static String incoming(String provider, String providerCallId) {
        return "in-" + Digest.idOf(provider + "/" + providerCallId);
    }

    /** Which call to its lead it is, from 1. A call outside any campaign is the only one. */
    public static int attemptOf(String callId) {
        var matcher = OF_CAMPAIGN.matcher(callId);
        return matcher.matches() ? Integer.parseInt(matcher.group(2)) : 1;
    }

    /** Which lead of its campaign it calls, from 1. A call outside any campaign has only one. */
    public static int positionOf(String callId) {
        var matcher = OF_CAMPAIGN.matcher(callId);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1;
    }
}
