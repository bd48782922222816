package io.dialstream.benchmarks.floor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one call sends and reads. Counts are averages and need not be whole.
 *
 * @param mongo the address of the database server
 * @param kafka the broker's
 * @param http where requests go, whatever is answered there
 * @param commands of the database, of each kind and size
 * @param records how many are written, and how large each is
 * @param readers how many consumers read each record
 * @param requests how many there are, and how large the body of each is
 */
record Workload(
        String mongo,
        String kafka,
        String http,
        List<Command> commands,
        Amount records,
        int readers,
        Amount requests) {

    Workload {
        commands = List.copyOf(commands);
    }

    /** What a command does with one document. */
    enum Kind {
        FIND,
        INSERT,
        UPDATE
    }

    /** So many a call, each of so many bytes. */
    record Amount(double count, int bytes) {

        /**
         * How many of them belong to a round, so that after many rounds it was the right number.
         */
        int in(int round) {
            return (int) (Math.floor((round + 1) * count) - Math.floor(round * count));
        }
    }

    /** One kind of command. */
    record Command(Kind kind, Amount amount) {}

    /** As arguments of {@link BareClients}. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of(mongo, kafka, http, Integer.toString(readers)));
        Stream.of(records, requests).map(Workload::argument).forEach(arguments::add);
        commands.stream()
                .map(command -> command.kind() + ":" + argument(command.amount()))
                .forEach(arguments::add);
        return arguments;
    }

    private static String argument(Amount amount) {
        return amount.count() + ":" + amount.bytes();
    }

    static Workload of(List<String> arguments) {
        return new Workload(
                arguments.get(0),
                arguments.get(1),
                arguments.get(2),
                arguments.subList(6, arguments.size()).stream()
                        .map(argument -> argument.split(":"))
                        .map(words -> new Command(Kind.valueOf(words[0]), amount(words, 1)))
                        .toList(),
                amount(arguments.get(4).split(":"), 0),
                Integer.parseInt(arguments.get(3)),
                amount(arguments.get(5).split(":"), 0));
    }

    private static Amount amount(String[] words, int at) {
        return new Amount(Double.parseDouble(words[at]), Integer.parseInt(words[at + 1]));
    }
}
