package io.dialstream.stack.chaos;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.network.Direction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What happens to a cluster of three brokers and three instances of each service. Whom it strikes
 * depends on who has which role at that moment.
 */
public enum ClusterFault {
    KILL_LEADER("kill -9 the leader of a partition of call-status"),
    KILL_CONTROLLER("kill -9 the active controller"),
    KILL_COORDINATOR("kill -9 the coordinator of the dialers"),
    FREEZE_LEADER("SIGSTOP the leader of a partition of call-status"),
    FREEZE_CONTROLLER("SIGSTOP the active controller"),
    FREEZE_COORDINATOR("SIGSTOP the coordinator of the dialers"),
    CUT("a leader cut off"),
    CUT_OUT("a leader cut off, what it sends"),
    CUT_IN("a leader cut off, what is sent to it"),
    ROLL_BROKERS("rolling restart of the brokers"),
    TWO_BROKERS("two brokers down for 30 s"),
    KILL_SERVICES("kill -9 one of each service, away 10 s"),
    SCALE_SERVICES("services scaled 3 -> 1 -> 3"),
    ROLL_SERVICES("rolling restart of the services");

    /** What the brokers and the services are three of. */
    static final int NUMBER = 3;

    static final Set<Part> SERVICES =
            EnumSet.of(Part.CALLLOG, Part.INGEST, Part.DIALER, Part.CAMPAIGN);

    /** Longer than a broker's session, 9 s, and than what comes after. */
    private static final Duration AWAY = Duration.ofSeconds(20);

    public static final List<ClusterFault> ALL = List.of(values());

    /** A leader dies, the controller hangs, two brokers are away. */
    public static final List<ClusterFault> QUICK =
            List.of(KILL_LEADER, FREEZE_CONTROLLER, TWO_BROKERS);

    /** What static members are said to be good and bad for. */
    public static final List<ClusterFault> OF_MEMBERS =
            List.of(KILL_SERVICES, SCALE_SERVICES, ROLL_SERVICES);

    private final String words;

    ClusterFault(String words) {
        this.words = words;
    }

    /** Who has which role. */
    record Standing(Instance leader, Instance controller, Instance coordinator) {}

    /** All strike together. */
    List<Fault> faults(Standing who) {
        return switch (this) {
            case KILL_LEADER -> killed(who.leader());
            case KILL_CONTROLLER -> killed(who.controller());
            case KILL_COORDINATOR -> killed(who.coordinator());
            case FREEZE_LEADER -> frozen(who.leader());
            case FREEZE_CONTROLLER -> frozen(who.controller());
            case FREEZE_COORDINATOR -> frozen(who.coordinator());
            case CUT -> cut(who.leader(), Direction.BOTH);
            case CUT_OUT -> cut(who.leader(), Direction.OUT);
            case CUT_IN -> cut(who.leader(), Direction.IN);
            case ROLL_BROKERS -> List.of(new Fault.Roll(all(Part.KAFKA)));
            case TWO_BROKERS -> List.of(new Fault.Kill(two(who), Duration.ofSeconds(30)));
            case KILL_SERVICES -> List.of(new Fault.Kill(ofEach(2, 2), Duration.ofSeconds(10)));
            case SCALE_SERVICES -> List.of(new Fault.Leave(ofEach(2, 3), Duration.ofSeconds(15)));
            case ROLL_SERVICES ->
                    SERVICES.stream().<Fault>map(part -> new Fault.Roll(all(part))).toList();
        };
    }

    boolean needsNamespaces() {
        return this == CUT || this == CUT_IN || this == CUT_OUT;
    }

    /** For whoever reads the table; brokers that are struck for their role by name. */
    String title(Standing standing) {
        Set<Instance> brokers =
                faults(standing).stream()
                        .flatMap(fault -> fault.who().stream())
                        .filter(each -> each.part() == Part.KAFKA)
                        .collect(Collectors.toSet());
        return brokers.isEmpty() || brokers.size() == NUMBER
                ? words
                : words
                        + brokers.stream()
                                .map(Fault::name)
                                .sorted()
                                .collect(Collectors.joining(" + ", " (", ")"));
    }

    /** Of each campaign: so many that some are still to be called when the fault is over. */
    int leads() {
        return switch (this) {
            case ROLL_BROKERS, SCALE_SERVICES, ROLL_SERVICES -> 160;
            case KILL_LEADER,
                    KILL_CONTROLLER,
                    KILL_COORDINATOR,
                    FREEZE_LEADER,
                    FREEZE_CONTROLLER,
                    FREEZE_COORDINATOR,
                    CUT,
                    CUT_OUT,
                    CUT_IN,
                    TWO_BROKERS,
                    KILL_SERVICES ->
                    60;
        };
    }

    private static List<Fault> killed(Instance who) {
        return List.of(new Fault.Kill(List.of(who), AWAY));
    }

    private static List<Fault> frozen(Instance who) {
        return List.of(new Fault.Freeze(List.of(who), AWAY));
    }

    private static List<Fault> cut(Instance who, Direction direction) {
        return List.of(new Fault.Cut(List.of(who), direction, AWAY));
    }

    /** The leader and the controller; where these are one, another one as well. */
    private static List<Instance> two(Standing who) {
        return Stream.concat(Stream.of(who.leader(), who.controller()), all(Part.KAFKA).stream())
                .distinct()
                .limit(2)
                .toList();
    }

    private static List<Instance> all(Part part) {
        return IntStream.rangeClosed(1, NUMBER)
                .mapToObj(number -> new Instance(part, number))
                .toList();
    }

    private static List<Instance> ofEach(int first, int last) {
        return SERVICES.stream()
                .flatMap(part -> all(part).subList(first - 1, last).stream())
                .toList();
    }
}
