package io.dialstream.stack.launch;

import java.util.List;

/** How hard Java works at making its processes faster, which is work that others wait for. */
enum Compilation {
    /** By the quick compiler alone: what ends within minutes never earns back the other's work. */
    QUICK,

    /**
     * By the optimizing compiler too, after four times as many calls as Java takes unless told: at
     * the start of seven processes it would be in everybody's way.
     */
    LASTING,

    /** As Java does unless told, and as a deployed service does: for measuring one that is warm. */
    USUAL;

    List<String> options() {
        return switch (this) {
            case QUICK -> List.of("-XX:TieredStopAtLevel=1");
            case LASTING ->
                    List.of(
                            "-XX:Tier4InvocationThreshold=20000",
                            "-XX:Tier4MinInvocationThreshold=2400",
                            "-XX:Tier4CompileThreshold=60000",
                            "-XX:Tier4BackEdgeThreshold=160000");
            case USUAL -> List.of();
        };
    }
}
