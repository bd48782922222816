package io.dialstream.stack;

import io.dialstream.stack.demo.Api;
import io.dialstream.stack.demo.SampleCampaign;
import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.StackPlan;
import io.dialstream.stack.launch.StackProblem;
import io.dialstream.stack.rules.SampleRules;
import io.dialstream.stack.vendor.Vendors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts everything, runs the sample campaign and compares its stats with the simulator's truth.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Calls made-up people through the provider simulator, is called back by some who missed it, and compares"
                        + " the stats with its truth."
                        + " Exit code 0: they agree; 1: they do not, or something did not work.")
final class DemoCommand implements Callable<Integer> {

    private static final double A_MINUTE_IN_TWO_SECONDS = 30;
    private static final double A_MINUTE_IN_A_SECOND = 60;
    private static final int LEADS = 100;
    private static final int LIMIT = 5;

    @Option(
            names = "--rules",
            description =
                    "Calls 200 people by every rule that a campaign can have, and looks for calls that one of them"
                            + " forbids. Goes without --leads and --limit, 60 times faster than in reality.")
    private boolean rules;

    @Option(
            names = "--provider",
            paramLabel = "VENDOR",
            defaultValue = Vendors.FIRST,
            completionCandidates = VendorNames.class,
            description =
                    "Whose protocol is spoken, by both sides: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private String provider = Vendors.FIRST;

    @Option(names = "--leads", paramLabel = "N", description = "How many. Default: " + LEADS + ".")
    private @Nullable Integer leads;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Live calls at once, at most. Default: " + LIMIT + ".")
    private @Nullable Integer limit;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Decides how the calls go; the same seed, the same calls. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--stay", description = "Goes on serving afterwards, until Ctrl-C.")
    private boolean stay;

    @Mixin private StackOptions options = new StackOptions();

    @Override
    public Integer call() {
        requireSense();
        double speedUp = options.speedUp(rules ? A_MINUTE_IN_A_SECOND : A_MINUTE_IN_TWO_SECONDS);
        try (DemoFolder folder = DemoFolder.of("demo", options.data());
                LocalStack stack = plan(folder.path(), speedUp).start()) {
            boolean agreed = run(stack, speedUp);
            folder.dispensableIf(agreed);
            if (stay) {
                System.out.println();
                System.out.println(ReadyMessage.of(stack, ApiKeys.first(System.getenv())));
                Forever.await();
            }
            return agreed ? 0 : 1;
        }
    }

    private void requireSense() {
        if (!System.getenv().getOrDefault("TWILIO_API_BASE_URL", "").isBlank()) {
            throw new StackProblem(
                    "The demo calls made-up people and therefore only ever uses the simulator;"
                            + " unset TWILIO_API_BASE_URL, or use the command up.");
        }
        if (rules && (leads != null || limit != null)) {
            throw new StackProblem("--rules has leads and a limit of its own.");
        }
        if (!Vendors.names().contains(provider)) {
            throw new StackProblem(
                    "--provider must be one of " + String.join(", ", Vendors.names()) + ".");
        }
        if (!SampleCampaign.has(leads())) {
            throw new StackProblem("--leads must be from 1 to 10000.");
        }
    }

    private int leads() {
        return Objects.requireNonNullElse(leads, LEADS);
    }

    private StackPlan plan(Path folder, double speedUp) {
        StackPlan plan =
                options.plan(folder, speedUp)
                        .environment(Part.SIMULATOR, "SIMULATOR_SEED", String.valueOf(seed));
        Vendors.named(provider).ifPresent(plan::account);
        return stay ? plan : plan.shortLived();
    }

    private boolean run(LocalStack stack, double speedUp) {
        Api api =
                new Api(
                        stack.addresses().campaigns(),
                        stack.addresses().simulator(),
                        ApiKeys.first(System.getenv()));
        return rules ? runRules(api, speedUp) : runCampaign(api, speedUp);
    }

    private static boolean runRules(Api api, double speedUp) {
        System.out.printf(
                "calling 200 people by all rules; simulated time goes %.0f times faster than real time%n%n",
                speedUp);
        return new SampleRules(api, System.out).run();
    }

    /** For the usage message. */
    static final class VendorNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        VendorNames() {
            super(Vendors.names());
        }
    }

    private boolean runCampaign(Api api, double speedUp) {
        int most = Objects.requireNonNullElse(limit, LIMIT);
        System.out.printf(
                "calling %d people, at most %d at once; simulated time goes %.0f times faster than real time%n%n",
                leads(), most, speedUp);
        return new SampleCampaign(api, System.out)
                .run(leads(), most, provider, Vendors.takeCalls(provider));
    }
}
