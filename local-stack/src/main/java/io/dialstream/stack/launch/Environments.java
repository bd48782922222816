package io.dialstream.stack.launch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What each process is told through its environment, beside what it inherits from the caller. */
record Environments(
        CallerEnvironment caller,
        Brokers brokers,
        Credentials credentials,
        String callbackSecret,
        Path data,
        Map<Part, Map<String, String>> extra,
        Map<Instance, Map<String, String>> extraOfInstances) {

    private static final String CALLS_PER_SECOND = "DIALSTREAM_PROVIDER_TWILIO_CALLSPERSECOND";

    /** What the simulator allows: so much that nobody waits. */
    private static final String SIMULATORS = "1000";

    Map<String, String> of(Instance instance) {
        Map<String, String> environment = new HashMap<>();
        Ports ports = brokers.ports();
        if (!instance.part().isStore()) {
            environment.putAll(common());
            environment.putAll(brokers.environment(instance.part()));
            environment.put("SERVER_PORT", String.valueOf(ports.of(instance)));
            environment.put("SERVER_ADDRESS", "127.0.0.1");
        }
        if (instance.part().hasManagementPort()) {
            environment.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.managementOf(instance)));
        }
        if (instance.part() == Part.SIMULATOR) {
            environment.put("SIMULATOR_JOURNAL", data.resolve("simulator.journal").toString());
            environment.put(
                    "SIMULATOR_WEBHOOKBASEURL", new Addresses(caller, brokers).publicBase());
        }
        environment.putAll(extra.getOrDefault(instance.part(), Map.of()));
        environment.putAll(extraOfInstances.getOrDefault(instance, Map.of()));
        return environment;
    }

    private Map<String, String> common() {
        Addresses addresses = new Addresses(caller, brokers);
        Map<String, String> common = new HashMap<>(credentials.asEnvironment());
        common.put(CallbackSecret.NAME, callbackSecret);
        common.put("TWILIO_API_BASE_URL", addresses.provider());
        if (caller.provider().isEmpty()) {
            common.put(CALLS_PER_SECOND, SIMULATORS);
        }
        common.put("PUBLIC_BASE_URL", addresses.publicBase());
        common.put("KAFKA_BOOTSTRAP_SERVERS", addresses.kafka());
        if (brokers.areSeveral()) {
            common.put("DIALSTREAM_EVENTLOG_REPLICATION", String.valueOf(brokers.number()));
        }
        common.put("MONGODB_URI", addresses.mongo());
        common.put("DIALSTREAM_API_KEYS", caller.apiKeys());
        common.put("CALLLOG_URL", addresses.http(Part.CALLLOG.first()).toString());
        return common;
    }
}
