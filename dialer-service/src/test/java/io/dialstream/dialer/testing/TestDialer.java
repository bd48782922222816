package io.dialstream.dialer.testing;

import static java.util.stream.Collectors.toSet;

import io.dialstream.dialer.admission.AccountConditions;
import io.dialstream.dialer.admission.Admissions;
import io.dialstream.dialer.admission.BreakerProperties;
import io.dialstream.dialer.admission.Budgets;
import io.dialstream.dialer.admission.CallRates;
import io.dialstream.dialer.lane.CampaignEventReader;
import io.dialstream.dialer.lane.LaneEventHandler;
import io.dialstream.dialer.lane.LaneProperties;
import io.dialstream.dialer.lane.Lanes;
import io.dialstream.dialer.placement.PlacementProperties;
import io.dialstream.dialer.placement.Placements;
import io.dialstream.dialer.provider.Provider;
import io.dialstream.dialer.provider.Providers;
import io.dialstream.dialer.supervision.SupervisionProperties;
import io.dialstream.foundation.eventlog.EventLog;
import io.dialstream.foundation.eventlog.EventRecord;
import io.dialstream.foundation.eventlog.PartitionOwner;
import io.dialstream.foundation.testing.Fuse;
import io.dialstream.foundation.timer.Timers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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

    /** How long a call is believed to be live without a word about it. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);

    private static final List<Class<?>> COMPONENTS =
            components().stream().<Class<?>>map(TestDialer::type).toList();

    private final AnnotationConfigApplicationContext context;
    private final World world;
    private final Fuse fuse;
    private boolean handles;
    private boolean failed;

    private TestDialer(World world, Fuse fuse) {
        this.world = world;
        this.fuse = fuse;
        this.context = contextOf(world, fuse);
    }

    /** Starts one that owns everything from now on. */
    public static TestDialer start(World world, Fuse fuse) {
        var dialer = new TestDialer(world, fuse);
        dialer.gains();
        world.add(dialer);
        return dialer;
    }

    private static AnnotationConfigApplicationContext contextOf(World world, Fuse fuse) {
        var context = new AnnotationConfigApplicationContext();
        context.registerBean(Clock.class, world.time::clock);
        context.registerBean(Timers.class, world.time::timers);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(LaneProperties.class, () -> new LaneProperties(SILENT_AFTER));
        context.registerBean(
                PlacementProperties.class,
                () -> new PlacementProperties(Duration.ofSeconds(5), Duration.ofSeconds(120)));
        context.registerBean(
                SupervisionProperties.class, () -> new SupervisionProperties(Duration.ofHours(5)));
        context.registerBean(CampaignEventReader.class, world.campaignEvents::forAnotherInstance);
        protect(context, fuse, Lanes.class, world.lanes);
        protect(context, fuse, Placements.class, world.placements);
        protect(context, fuse, Budgets.class, world.budgets);
        context.registerBean(CallRates.class, () -> world.rates);
        context.registerBean(BreakerProperties.class, () -> Admissions.BREAKER);
        context.registerBean(AccountConditions.class, () -> Admissions.UNPUBLISHED);
        protect(context, fuse, EventLog.class, world.log);
        protect(context, fuse, Provider.class, world.provider);
        context.registerBean(
                Providers.class,
                () -> {
                    var provider = context.getBean(Provider.class);
                    return new Providers(List.of(provider), world.provider.id());
                });
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
        return Stream.of("admission", "lane", "placement", "supervision")
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

    /** Gets the partition. */
    public void gains() {
        world.time.start(() -> owner().gained(Set.of(0)));
    }

    /** Has to give the partition up; whether that is over. */
    public BooleanSupplier givesUp(boolean inTime) {
        var over = new AtomicBoolean();
        world.time.start(() -> {
            owner().givenUp(Set.of(0), inTime);
            over.set(true);
        });
        return over::get;
    }

    private PartitionOwner owner() {
        return context.getBean(PartitionOwner.class);
    }

    public MeterRegistry metrics() {
        return context.getBean(MeterRegistry.class);
    }

    /** Handles what lies in the log, as a consumer would; false when there is nothing new. */
    boolean startsToHandle() {
        var batch = world.uncommitted();
        if (batch.isEmpty() || handles || fuse.blown()) {
            return false;
        }
        handles = true;
        world.time.start(() -> handle(batch));
        return true;
    }

    /** What could not be handled since something was away comes again, but not at once. */
    void mayHandleAgain() {
        handles = handles && !failed;
        failed = false;
    }

    private void handle(List<EventRecord> batch) {
        try {
            context.getBean(LaneEventHandler.class).handle(batch);
            world.commit(batch);
            handles = false;
        } catch (IllegalStateException e) {
            log.info("{} records come again: {}", batch.size(), e.getMessage());
            failed = true;
        }
    }

    @Override
    public void close() {
        world.remove(this);
        fuse.blow();
        context.close();
    }
}
