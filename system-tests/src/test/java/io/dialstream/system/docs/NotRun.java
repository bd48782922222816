package io.dialstream.system.docs;

import io.dialstream.system.docs.Page.Block;
import io.dialstream.system.docs.Page.Example;
import java.util.List;

/** A shell block that {@link DocsIT} does not run: its page, a line of it, and why. */
record NotRun(String page, String line, String reason) {

    private static final String OWN_STACK = "starts a stack of its own";

    static final List<NotRun> ALL =
            List.of(
                    new NotRun("README.md", "./dialstream demo", OWN_STACK),
                    new NotRun("docs/rules.md", "./dialstream demo --rules", OWN_STACK),
                    new NotRun("docs/api.md", "./dialstream up --speed-up 20", OWN_STACK),
                    new NotRun(
                            "README.md",
                            "TWILIO_API_BASE_URL=https://api.twilio.com TWILIO_ACCOUNT_SID=AC..."
                                    + " TWILIO_AUTH_TOKEN=... TWILIO_FROM_NUMBER=+1... \\",
                            "needs an account at Twilio"),
                    new NotRun(
                            "deploy/README.md",
                            "docker compose --env-file .env.demo up --build",
                            "needs Docker"),
                    new NotRun(
                            "deploy/README.md",
                            "kubectl create secret generic dialstream-twilio"
                                    + " --from-literal=account-sid=AC... --from-literal=auth-token=...",
                            "needs a cluster"),
                    new NotRun(
                            "docs/operations.md",
                            "./dialstream dlt replay --bootstrap-servers kafka:9092 --topic call-status"
                                    + " --offset 17",
                            "needs a dead letter; DeadLettersIT replays some"),
                    new NotRun(
                            "docs/performance.md",
                            "./dialstream bench                      # all of them, in full",
                            OWN_STACK),
                    new NotRun(
                            "docs/performance.md",
                            "jfr view hot-methods DIR/refill/dialer-service.jfr",
                            "needs a recording of a bench"),
                    new NotRun(
                            "docs/reliability.md",
                            "MONGODB_URI=mongodb://127.0.0.1:27018 ./dialstream demo",
                            OWN_STACK),
                    new NotRun(
                            "provider-simulator/README.md",
                            "TWILIO_ACCOUNT_SID=AC00000000000000000000000000000001 TWILIO_AUTH_TOKEN=secret \\",
                            "starts a simulator of its own"));

    boolean is(Block block) {
        return block.page().equals(page) && block.text().lines().anyMatch(line::equals);
    }

    static boolean contains(Example example) {
        return ALL.stream().anyMatch(each -> each.is(example.command()));
    }
}
