package io.dialstream.benchmarks.stack;

import io.dialstream.stack.launch.LocalStack;
import io.dialstream.stack.launch.Part;
import io.dialstream.stack.launch.Ports;
import io.dialstream.stack.launch.StackPlan;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * A stack of its own with the provider simulator, whatever the environment says: a bench must never
 * call anybody.
 */
public final class Rig implements AutoCloseable {

    static final String ACCOUNT = "AC0000000000000000000000000000be9c";
    static final String TOKEN = "only-the-simulator-knows-it";
    static final String CALLBACK_SECRET = "only-the-dialer-and-the-ingest-know-it";
    static final String CALLER_ID = "+15005550006";

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "TWILIO_ACCOUNT_SID", ACCOUNT,
                    "TWILIO_AUTH_TOKEN", TOKEN,
                    "DIALSTREAM_CALLBACK_SECRET", CALLBACK_SECRET,
                    "TWILIO_FROM_NUMBER", CALLER_ID);

    private final LocalStack stack;
    private final Api api;
    private final Provider provider;

    private Rig(LocalStack stack) {
        this.stack = stack;
        this.api = new Api(new Http(stack.addresses().campaigns(), "Bearer demo-key"));
        this.provider = new Provider(stack.addresses().simulator());
    }

    /**
     * Starts the parts of a bench; with {@code profiled}, each of them writes a flight recording.
     */
    public static Rig start(
            Path data, Ports ports, boolean profiled, Set<Part> parts, String databaseOptions) {
        StackPlan plan =
                LocalStack.plan()
                        .data(data)
                        .ports(ports)
                        .caller(ENVIRONMENT)
                        .asDeployed()
                        .environment(Part.CAMPAIGN, "DIALSTREAM_LIVE_MAXSOCKETSPERUSER", "1000")
                        .environment(Part.MONGO, "_JAVA_OPTIONS", databaseOptions)
                        .only(parts.toArray(Part[]::new))
                        .console(System.out::println);
        if (profiled) {
            for (Part part : parts) {
                plan.environment(part, "JAVA_TOOL_OPTIONS", recording(data, part));
            }
        }
        Rig rig = new Rig(plan.start());
        if (parts.contains(Part.CAMPAIGN)) {
            rig.api.putAgent();
        }
        return rig;
    }

    private static String recording(Path data, Part part) {
        return "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                + data.resolve(part.title() + ".jfr");
    }

    public Api api() {
        return api;
    }

    public Provider provider() {
        return provider;
    }

    public LocalStack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
    }
}
