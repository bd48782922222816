package io.dialstream.stack;

import io.dialstream.stack.launch.Addresses;
import io.dialstream.stack.launch.Instance;
import io.dialstream.stack.launch.LocalStack;

/** What a person needs to know when everything answers. */
final class ReadyMessage {

    private ReadyMessage() {}

    static String of(LocalStack stack, String apiKey) {
        Addresses addresses = stack.addresses();
        StringBuilder message = new StringBuilder("dialstream is ready%n%n".formatted());
        for (Instance instance : stack.instances()) {
            message.append(
                    "  %-24s %s%n".formatted(instance.title(), address(addresses, instance)));
        }
        message.append("  %-24s %s%n".formatted("data and logs", stack.data()));
        return message.append(example(addresses, apiKey)).toString();
    }

    private static String address(Addresses addresses, Instance instance) {
        return switch (instance.part()) {
            case KAFKA -> addresses.kafka();
            case MONGO -> addresses.mongo();
            case SIMULATOR -> addresses.http(instance).toString();
            case CALLLOG, INGEST, DIALER, CAMPAIGN ->
                    "%s   metrics %s/actuator/prometheus"
                            .formatted(addresses.http(instance), addresses.management(instance));
        };
    }

    private static String example(Addresses addresses, String apiKey) {
        return """

        Try it:

          curl -X PUT %1$s/agents/reminder -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \\
            -d '{"name": "Reminder", "message": "Your appointment is tomorrow."}'
          curl -i %1$s/campaigns -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \\
            -d '{"name": "First", "agentId": "reminder", "leads": [{"name": "Ada", "phoneNumber": "+12125550100"}]}'

        Ctrl-C ends it.\
        """
                .formatted(addresses.campaigns(), apiKey);
    }
}
