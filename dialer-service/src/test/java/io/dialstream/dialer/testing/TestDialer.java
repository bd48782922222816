package io.dialstream.dialer.testing;

import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.lane.CampaignMoves;
import io.dialstream.dialer.lane.LaneInbox;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.util.ClassUtils;

/** A dialer without Kafka and MongoDB, which lives in a {@link World} until its fuse blows. */
public final class TestDialer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TestDialer.class);
    private static final Pattern ADAPTERS = Pattern.compile(".*\\.(kafka|mongo|twilio)\\..*");

    private static final List<Class<?>> COMPONENTS =
            components().stream().<Class<?>>map(TestDialer::type).toList();

    private final AnnotationConfigApplicationContext context;
    private final World world;
    private final Fuse fuse;
    private volatile boolean closed;

    private TestDialer(World world, Fuse fuse, Clock clock) {
        this.world = world;
        this.fuse = fuse;
        this.context = contextOf(world, fuse, clock);
    }

    /** Starts one that owns everything from now on. */
    public static TestDialer start(World world, Fuse fuse) {
        return start(world, fuse, Clock.tickMillis(ZoneOffset.UTC));
    }

    /** Starts one that believes this clock. */
    public static TestDialer start(World world, Fuse fuse, Clock clock) {
        var dialer = new TestDialer(world, fuse, clock);
        dialer.owner().gained(Set.of(0));
        Thread.ofVirtual().start(dialer::consume);
        return dialer;
    }

    private static AnnotationConfigApplicationContext contextOf(
            World world, Fuse fuse, Clock clock) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(LaneProperties.class, () -> new LaneProperties(world.silentAfter));
        context.registerBean(
                PlacementProperties.class,
                () -> new PlacementProperties(Duration.ofMillis(40), Duration.ofMillis(250)));
        context.registerBean(CampaignMoves.class, world.moves::forAnotherInstance);
        protect(context, fuse, Lanes.class, world.lanes);
        protect(context, fuse, Placements.class, world.placements);
        protect(context, fuse, EventLog.class, world.log);
        protect(context, fuse, Provider.class, world.provider);
        COMPONENTS.forEach(context::registerBean);
        context.refresh();
        return context;
    }

    private static <T> void protect(
            AnnotationConfigApplicationContext context, Fuse fuse, Class<T> port, T real) {
        context.registerBean(port, () -> fuse.protect(port, real));
    }

    /** Found once: a dialer starts often here. */
    private static Set<BeanDefinition> components() {
        var provider = new ClassPathScanningCandidateComponentProvider(true);
        provider.addExcludeFilter(new RegexPatternTypeFilter(ADAPTERS));
        return Stream.of("lane", "placement", "supervision", "timer")
                .flatMap(feature ->
                        provider
                                .findCandidateComponents("io.dialstream.dialer." + feature)
                                .stream())
                .collect(toSet());
    }

    private static Class<?> type(BeanDefinition component) {
        return ClassUtils.resolveClassName(
                Objects.requireNonNull(component.getBeanClassName()), null);
    }

    public PartitionOwner owner() {
        return context.getBean(PartitionOwner.class);
    }

    public MeterRegistry metrics() {
        return context.getBean(MeterRegistry.class);
    }

    /** Hears what lies in the log, again and again, as a consumer would. */
    private void consume() {
        var inbox = context.getBean(LaneInbox.class);
        try {
            while (!closed && !fuse.blown()) {
                hear(inbox);
                Thread.sleep(1);
            }
        } catch (Death | InterruptedException e) {
            closed = true;
        }
    }

    /** What could not be handled since something was away comes again. */
    private void hear(LaneInbox inbox) {
        var batch = world.uncommitted();
        try {
            inbox.hear(batch);
            world.commit(batch);
        } catch (IllegalStateException e) {
            log.info("{} records come again: {}", batch.size(), e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        fuse.blow();
        context.close();
    }
}
