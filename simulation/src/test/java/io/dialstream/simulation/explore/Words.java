package io.dialstream.simulation.explore;

import io.dialstream.campaigns.campaign.Campaign;
import io.dialstream.campaigns.campaign.CampaignStats;
import io.dialstream.campaigns.cap.CalleeCalls;
import io.dialstream.campaigns.dispatch.Dispatch;
import io.dialstream.campaigns.dispatch.InFlight;
import io.dialstream.campaigns.lead.Lead;
import io.dialstream.dialer.lane.Lane;
import io.dialstream.dialer.placement.Placement;
import io.dialstream.events.CallStatusChanged;
import io.dialstream.events.CampaignEvent;
import io.dialstream.events.PlaceCall;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the services know into a key, so that two moments that go on alike are one: times by
 * how far away they are, versions by how far they are behind what is stored.
 */
final class Words {

    /** Longer ago than anything that is waited for. */
    private static final long AGES = -130_000;

    /** Resent more often, a command is resent alike. */
    private static final int MAX_DOUBLINGS = 4;

    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    /** What is stored, by which versions are told. */
    interface Stored {

        /** Where nothing has a version. */
        Stored NOTHING =
                new Stored() {
                    @Override
                    public long versionOf(Lane lane) {
                        return 0;
                    }

                    @Override
                    public long versionOf(Placement placement) {
                        return 0;
                    }

                    @Override
                    public long versionOf(Dispatch dispatch) {
                        return 0;
                    }

                    @Override
                    public long versionOf(CalleeCalls calls) {
                        return 0;
                    }
                };

        long versionOf(Lane lane);

        long versionOf(Placement placement);

        long versionOf(Dispatch dispatch);

        long versionOf(CalleeCalls calls);
    }

    private final Key key;
    private final long now;
    private final Stored stored;
    private final boolean ruled;

    /** Where a campaign has no rules, nothing depends on what only those ask for. */
    Words(Key key, long now, Stored stored, boolean ruled) {
        this.key = key;
        this.now = now;
        this.stored = stored;
        this.ruled = ruled;
    }

    void add(@Nullable Object part) {
        switch (part) {
            case null -> key.add(1);
            case Instant moment -> key.add(Math.max(AGES, moment.toEpochMilli() - now));
            case Duration time -> key.add(time.toMillis());
            case Enum<?> one -> key.add(one.name().hashCode());
            case String text -> key.add(text.hashCode());
            case Integer number -> key.add(number);
            case Long number -> key.add(number);
            case Boolean yes -> key.add(yes);
            case Collection<?> all -> {
                key.add(all.size());
                for (var one : all) {
                    add(one);
                }
            }
            case PlaceCall call -> {
                key.add(call.callId().hashCode()).add(call.limit());
                add(ahead(call.notAfter()));
            }
            case CampaignEvent move ->
                    key.add(move.getClass().getName().hashCode()).add(move.revision());
            case CallStatusChanged event -> add(event);
            case Placement placement -> add(placement);
            case Lane lane -> add(lane);
            case Campaign campaign -> add(campaign);
            case Dispatch dispatch -> add(dispatch);
            case Lead lead -> add(lead);
            case InFlight entry -> add(entry);
            case CalleeCalls calls -> {
                key.add(stored.versionOf(calls) - calls.version());
                add(calls.calls());
            }
            case Map<?, ?> all -> add(all.values());
            case Optional<?> one -> add(one.orElse(null));
            case CampaignStats numbers -> key.add(numbers.revision());
            case Record any -> {
                var shape = SHAPES.get(any.getClass());
                key.add(shape.mark);
                for (var component : shape.components) {
                    add(component.apply(any));
                }
            }
            default -> throw new IllegalArgumentException("no words for " + part.getClass());
        }
    }

    /** What has expired has, however long ago. */
    private @Nullable Long ahead(@Nullable Instant notAfter) {
        return notAfter == null ? null : Math.max(-1, notAfter.toEpochMilli() - now);
    }

    private void add(CallStatusChanged event) {
        key.add(event.callId().hashCode()).add(event.userId() != null);
        add(event.ending());
        add(event.status());
        add(event.provider());
        add(event.providerCallId());
        add(event.reason());
        add(event.recordedAt());
        if (ruled) {
            add(event.occurredAt());
        }
    }

    /** Nothing depends on when it was noted down, and its numbers are its call's. */
    private void add(Placement placement) {
        key.add(placement.callId().hashCode())
                .add(placement.tokened())
                .add(stored.versionOf(placement) - placement.version());
        add(placement.provider());
        add(placement.state());
    }

    private void add(Lane lane) {
        key.add(lane.limit()).add(stored.versionOf(lane) - lane.version());
        add(lane.control());
        add(lane.waiting());
        add(lane.active());
    }

    private void add(Campaign campaign) {
        add(campaign.status());
        key.add(campaign.revision()).add(campaign.stats().revision());
        add(campaign.pendingEvents());
    }

    private void add(Dispatch dispatch) {
        key.add(stored.versionOf(dispatch) - dispatch.version())
                .add(dispatch.partition() == null)
                .add(dispatch.controlRevision())
                .add(dispatch.nextLead());
        add(dispatch.state());
        add(dispatch.returned());
        add(dispatch.inFlight());
        add(dispatch.nextAttemptAt());
        add(dispatch.counts());
        if (ruled) {
            add(dispatch.passedOver());
            add(dispatch.settled());
        }
    }

    private void add(InFlight entry) {
        key.add(entry.callId().hashCode())
                .add(Math.min(MAX_DOUBLINGS, entry.resends()))
                .add(entry.initiated());
        add(entry.sentAt());
        add(ahead(entry.notAfter()));
        add(entry.providerCallId());
        if (ruled) {
            add(entry.attempts());
            add(entry.commandedAt());
        }
    }

    private void add(Lead lead) {
        key.add(lead.attempt());
        add(lead.status());
        add(lead.callId());
        add(lead.outcome());
        add(lead.nextAttemptAt());
        if (ruled) {
            add(lead.reason());
            add(lead.tried());
        }
    }

    /** How the components of a record are read. */
    record Shape(long mark, List<Function<Object, @Nullable Object>> components) {

        static Shape of(Class<?> type) {
            var components = Arrays.stream(type.getRecordComponents()).map(Shape::reader).toList();
            return new Shape(type.getName().hashCode(), components);
        }

        @SuppressWarnings("unchecked")
        private static Function<Object, @Nullable Object> reader(RecordComponent component) {
            try {
                var lookup =
                        MethodHandles.privateLookupIn(
                                component.getDeclaringRecord(), MethodHandles.lookup());
                var accessor = lookup.unreflect(component.getAccessor());
                return (Function<Object, @Nullable Object>)
                        LambdaMetafactory.metafactory(
                                        lookup,
                                        "apply",
                                        MethodType.methodType(Function.class),
                                        MethodType.methodType(Object.class, Object.class),
                                        accessor,
                                        accessor.type().wrap())
                                .getTarget()
                                .invoke();
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
