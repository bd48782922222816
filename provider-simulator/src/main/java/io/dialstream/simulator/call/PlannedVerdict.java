package io.dialstream.simulator.call;

/**
 * What the caller will be told about who has answered.
 *
 * @param word {@code human}, {@code machine_start}, {@code machine_end_beep}, {@code
 *     machine_end_silence}, {@code machine_end_other}, {@code fax} or {@code unknown}, right or
 *     wrong; a vendor with other words says it in those
 * @param seconds simulated, from the answer on, whether the call lives then or not
 * @param repeated whether it is told twice
 */
public record PlannedVerdict(String word, double seconds, boolean repeated) {

    public boolean isMachine() {
        return word.startsWith("machine") || word.equals("fax");
    }
}
