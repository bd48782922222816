package io.dialstream.stack;

import io.dialstream.stack.demo.DemoProblem;
import io.dialstream.stack.launch.StackProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Dialstream on one machine, from the command line. */
@Command(
        name = "dialstream",
        mixinStandardHelpOptions = true,
        version = "dialstream 0.1.0",
        description =
                "Runs outbound call campaigns: the whole system on this machine, without containers.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ChaosCommand.class,
            ClusterCommand.class,
            DltCommand.class,
            KafkaCommand.class,
            MongoCommand.class
        })
public final class Dialstream implements Runnable {

    private Dialstream() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Dialstream())
                .setUsageHelpWidth(110)
                .setExecutionExceptionHandler(Dialstream::explain);
    }

    private static int explain(
            Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof StackProblem || problem instanceof DemoProblem) {
            command.getErr().println("dialstream: " + problem.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    /** Without a subcommand. */
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
