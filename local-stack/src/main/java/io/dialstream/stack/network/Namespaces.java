package io.dialstream.stack.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Network namespaces of Linux, one for each of several processes, joined by a bridge on which this
 * machine is as well. Each can be cut off from all others.
 */
public final class Namespaces implements AutoCloseable {

    private static final Path NAMES = Path.of("/run/netns");

    private final Wiring wiring;
    private final int members;
    private boolean removed;

    private Namespaces(Wiring wiring, int members) {
        this.wiring = wiring;
        this.members = members;
    }

    /** Makes them, for members from 1 on; empty where that is not possible or not allowed. */
    public static Optional<Namespaces> make(int members) {
        removeLeftovers(members);
        var made = new Namespaces(new Wiring(ProcessHandle.current().pid()), members);
        if (made.wiring.making(members).stream().allMatch(Namespaces::succeeds)) {
            return Optional.of(made);
        }
        made.close();
        return Optional.empty();
    }

    /** Of owners that were killed. */
    private static void removeLeftovers(int members) {
        String[] names = Objects.requireNonNullElse(NAMES.toFile().list(), new String[0]);
        Stream.of(names)
                .flatMap(name -> Wiring.of(name).stream())
                .distinct()
                .filter(wiring -> ProcessHandle.of(wiring.owner()).isEmpty())
                .forEach(wiring -> wiring.removing(members).forEach(Namespaces::succeeds));
    }

    /** The address of a member, which this machine and the other members reach. */
    public String address(int member) {
        return wiring.address(member);
    }

    /** What comes before a command that is to run in the namespace of a member. */
    public List<String> entrance(int member) {
        return List.of("ip", "netns", "exec", wiring.namespace(member));
    }

    /** From now on these packets get lost, and nobody is told. */
    public void cut(int member, Direction direction) {
        run(wiring.cutting(member, direction));
    }

    /** Ends what {@link #cut} began. */
    public void heal(int member, Direction direction) {
        run(wiring.healing(member, direction));
    }

    private static void run(List<List<String>> commands) {
        for (List<String> command : commands) {
            if (!succeeds(command)) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Removes them and the bridge; processes that still run there lose their network. */
    @Override
    public synchronized void close() {
        if (!removed) {
            removed = true;
            wiring.removing(members).forEach(Namespaces::succeeds);
        }
    }
}
