package io.dialstream.stack.chaos;

import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.network.Direction;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** What happens to processes; after it all of them run again. */
sealed interface Fault {

    List<Instance> who();

    String title();

    /** They end at once and without warning, as by {@code kill -9}, and stay away for a while. */
    record Kill(List<Instance> who, Duration away) implements Fault {

        public Kill {
            who = List.copyOf(who);
        }

        @Override
        public String title() {
            return "kill -9 " + names(who) + lasting(", away", away);
        }
    }

    /** One after the other is asked to end, as by SIGTERM; then all are started again. */
    record Leave(List<Instance> who, Duration away) implements Fault {

        public Leave {
            who = List.copyOf(who);
        }

        @Override
        public String title() {
            return "SIGTERM " + names(who) + lasting(", away", away);
        }
    }

    /** They stop where they are, with their connections open, and are woken after a while. */
    record Freeze(List<Instance> who, Duration length) implements Fault {

        public Freeze {
            who = List.copyOf(who);
        }

        @Override
        public String title() {
            return "SIGSTOP " + names(who) + lasting(" for", length);
        }
    }

    /** Packets from them, to them or both get lost for a while; they themselves go on. */
    record Cut(List<Instance> who, Direction direction, Duration length) implements Fault {

        public Cut {
            who = List.copyOf(who);
        }

        @Override
        public String title() {
            return "cut off " + names(who) + lasting(" for", length);
        }
    }

    /** One after the other is asked to end and started again, as in an upgrade. */
    record Roll(List<Instance> who) implements Fault {

        public Roll {
            who = List.copyOf(who);
        }

        @Override
        public String title() {
            return "restart " + names(who);
        }
    }

    private static String names(List<Instance> who) {
        return who.size() > Cast.SEVERAL
                ? "everything but the provider"
                : who.stream().map(Fault::name).collect(Collectors.joining(" + "));
    }

    static String name(Instance instance) {
        return instance.title().replace("webhook-ingest", "ingest").replace("-service", "");
    }

    private static String lasting(String word, Duration length) {
        return length.isZero()
                ? ""
                : "%s %s s".formatted(word, length.toMillis() / 1000.0).replace(".0 s", " s");
    }
}
