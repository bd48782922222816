package io.dialstream.simulator.call;

/**
 * What the caller will be told about who has answered.
 *
 * @param word in Twilio's words; right or wrong
 * @param seconds simulated, from the answer on, whether the call lives then or not
 * @param repeated whether it is told twice
 */
public record PlannedVerdict(String word, double seconds, boolean repeated) {

    public boolean isMachine() {
        return word.startsWith("machine") || word.equals("fax");
    }
}
