package io.dialstream.simulation;

import io.dialstream.simulation.engine.Instance;
import io.dialstream.simulation.engine.Surroundings;
import io.dialstream.simulation.service.Deployment;
import io.dialstream.simulation.service.Service;
import io.dialstream.simulation.service.Service.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All processes, and what can happen to them. */
final class Fleet {

    private final Surroundings world;
    private final Deployment deployment;
    private final int skewMillis;
    private final List<Service> services = new ArrayList<>();

    Fleet(Surroundings world, Deployment deployment, int skewMillis) {
        this.world = world;
        this.deployment = deployment;
        this.skewMillis = skewMillis;
    }

    void launch(int instances) {
        for (int number = 1; number <= instances; number++) {
            for (var kind : Kind.values()) {
                services.add(start(kind, name(kind, number)));
            }
        }
    }

    private static String name(Kind kind, int number) {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + number;
    }

    private Service start(Kind kind, String name) {
        world.note(name, "starts");
        var skew = Duration.ofMillis(world.dice().between(-skewMillis, skewMillis));
        return Service.start(kind, new Instance(name, world, skew), deployment);
    }

    Optional<Service> of(Instance process) {
        return services.stream().filter(service -> service.process() == process).findFirst();
    }

    /** Any process of a kind, dead ones too: nobody outside knows. */
    Service any(Kind kind) {
        var all = services.stream().filter(service -> service.kind() == kind).toList();
        return world.dice().oneOf(all);
    }

    void kill(Service service) {
        service.process().die();
        service.members().forEach(member -> member.missHeartbeats());
    }

    void restart(Service service) {
        var at = services.indexOf(service);
        if (at >= 0) {
            services.set(at, start(service.kind(), service.process().name()));
        }
    }

    void freeze(Service service, long micros) {
        service.process().freeze(micros);
        service.members().forEach(member -> member.missHeartbeats());
    }

    /** The processes that live are well from now on. */
    void recover() {
        for (var service : services) {
            service.process().thaw();
            service.members().forEach(member -> member.reconnect());
        }
    }
}
