package io.dialstream.stack.kafka;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a service does in Kafka, which is all that it must be allowed to. Every service looks at
 * every topic and its settings, and at the cluster; whichever starts first makes the topics that
 * are missing.
 *
 * @param setsAside what it consumes, of which the records that it cannot read go to dead letters
 * @param groups of consumers, by what comes after the name of the service
 */
public record Permissions(
        String service,
        List<String> reads,
        List<String> writes,
        List<String> setsAside,
        List<String> groups) {

    /** Of all services. */
    public static final List<Permissions> ALL =
            List.of(
                    new Permissions(
                            "campaign-service",
                            List.of(
                                    "call-returns",
                                    "call-status",
                                    "campaign-events",
                                    "campaign-progress",
                                    "campaign-stats",
                                    "opt-outs",
                                    "provider-accounts"),
                            List.of(
                                    "campaign-events",
                                    "campaign-progress",
                                    "dial-commands",
                                    "number-routes"),
                            List.of(
                                    "call-returns",
                                    "call-status",
                                    "campaign-events",
                                    "campaign-stats",
                                    "opt-outs"),
                            List.of("", "-stats", "-opt-outs")),
                    new Permissions(
                            "dialer-service",
                            List.of(
                                    "call-status",
                                    "call-status-unmatched",
                                    "campaign-events",
                                    "dial-commands"),
                            List.of("call-status", "provider-accounts"),
                            List.of(
                                    "call-status",
                                    "call-status-unmatched",
                                    "campaign-events",
                                    "dial-commands"),
                            List.of("", "-set-aside")),
                    new Permissions(
                            "webhook-ingest-service",
                            List.of("number-routes"),
                            List.of(
                                    "call-status",
                                    "call-status-unmatched",
                                    "incoming-calls",
                                    "opt-outs"),
                            List.of(),
                            List.of()),
                    new Permissions(
                            "calllog-service",
                            List.of("call-status", "incoming-calls"),
                            List.of(
                                    "call-records",
                                    "call-returns",
                                    "call-status-unmatched",
                                    "campaign-stats"),
                            List.of("call-status", "incoming-calls"),
                            List.of("")));

    private static final List<AclOperation> LOOKS =
            List.of(DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.CREATE);

    private static final int MAX_SECONDS = 30;

    /**
     * Allows all services of an installation this much; its topics and groups have a prefix.
     *
     * @param client of whoever may allow it
     * @param users by the service
     */
    public static void grant(Map<String, ?> client, String prefix, UnaryOperator<String> users) {
        List<AclBinding> all =
                ALL.stream()
                        .flatMap(each -> each.bindings(prefix, users.apply(each.service)))
                        .toList();
        try (Admin operator = Admin.create(new HashMap<String, Object>(client))) {
            operator.createAcls(all).all().get(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The cluster takes no ACLs: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    /** The names of the services. */
    public static List<String> services() {
        return ALL.stream().map(each -> each.service).toList();
    }

    private Stream<AclBinding> bindings(String prefix, String user) {
        return Stream.of(
                        Stream.of(allowed(ResourceType.CLUSTER, Resource.CLUSTER_NAME, DESCRIBE)),
                        topics().map(topic -> prefix + topic)
                                .flatMap(topic ->
                                        LOOKS.stream().map(look -> allowed(TOPIC, topic, look))),
                        reads.stream().map(topic -> allowed(TOPIC, prefix + topic, READ)),
                        written().map(topic -> allowed(TOPIC, prefix + topic, WRITE)),
                        groups.stream()
                                .map(suffix ->
                                        allowed(
                                                ResourceType.GROUP,
                                                prefix + service + suffix,
                                                READ)))
                .flatMap(each -> each)
                .map(pattern -> pattern.apply(user));
    }

    /** With the dead letters of what it consumes. */
    private Stream<String> written() {
        return Stream.concat(writes.stream(), setsAside.stream().map(topic -> topic + "-dlt"));
    }

    private static Function<String, AclBinding> allowed(
            ResourceType type, String name, AclOperation operation) {
        return user ->
                new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    /** All of them: each is written by somebody. */
    private static Stream<String> topics() {
        return ALL.stream()
                .flatMap(each -> each.writes.stream())
                .distinct()
                .flatMap(topic -> Stream.of(topic, topic + "-dlt"));
    }
}
