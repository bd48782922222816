package io.dialstream.benchmarks.scale;

import io.dialstream.benchmarks.stack.Rig;
import io.dialstream.events.Topics;
import io.dialstream.stack.launch.Part;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/** How the partitions of {@code call-status} are shared out, as the brokers say. */
final class Groups {

    /** Each is a group of the same name. */
    static final List<Part> SERVICES = List.of(Part.CAMPAIGN, Part.DIALER, Part.CALLLOG);

    private Groups() {}

    /** How many each consumer of a service has; empty while they are shared out anew. */
    static List<Double> shares(Rig rig, Part service) {
        try (Admin admin = admin(rig)) {
            ConsumerGroupDescription group =
                    admin.describeConsumerGroups(List.of(service.title()))
                            .all()
                            .get()
                            .values()
                            .iterator()
                            .next();
            return group.groupState() == GroupState.STABLE
                    ? group.members().stream()
                            .map(member ->
                                    (double)
                                            member.assignment().topicPartitions().stream()
                                                    .filter(each ->
                                                            each.topic().equals(Topics.CALL_STATUS))
                                                    .count())
                            .filter(share -> share > 0)
                            .toList()
                    : List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Admin admin(Rig rig) {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        rig.stack().addresses().kafka()));
    }
}
