package io.dialstream.foundation.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialstream.foundation.testing.SteppedThreads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class PreparationsTest {

    private final AtomicBoolean databaseIsBack = new AtomicBoolean();
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicBoolean consumersRun = new AtomicBoolean();

    @Test
    void triesAgainUntilTheDependencyIsBackAndSaysWhatItWaitsFor() {
        var preparations = new Preparations(List.of(new Indexes()), () -> consumersRun.set(true));
        preparations.start();

        await().until(() -> attempts.get() > 1);
        assertThat(health(preparations).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        assertThat(health(preparations).getDetails()).containsEntry("waitingFor", "indexes");
        assertThat(consumersRun).isFalse();

        databaseIsBack.set(true);

        await().untilAsserted(
                        () -> assertThat(health(preparations).getStatus()).isEqualTo(Status.UP));
        assertThat(consumersRun).isTrue();
    }

    @Test
    void stopsWaitingWhenTheServiceStops() {
        var preparations = new Preparations(List.of(new Indexes()), () -> consumersRun.set(true));
        var threads = new SteppedThreads();
        threads.start(preparations::start);
        threads.run();
        assertThat(attempts).hasPositiveValue();

        preparations.stop();
        databaseIsBack.set(true);
        threads.run();

        assertThat(consumersRun).isFalse();
        assertThat(health(preparations).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void interruptsWhatIsUnderWayWhenTheServiceStops() throws InterruptedException {
        var build = new EndlessBuild();
        var preparations = new Preparations(List.of(build), () -> consumersRun.set(true));
        preparations.start();
        build.begun.await();

        preparations.stop();

        build.interrupted.await();
        assertThat(consumersRun).isFalse();
    }

    private static class EndlessBuild implements Preparation {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        @Override
        public String name() {
            return "an index of everything";
        }

        @Override
        public void prepare() {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Health health(Preparations preparations) {
        return java.util.Objects.requireNonNull(preparations.health());
    }

    private class Indexes implements Preparation {

        @Override
        public String name() {
            return "indexes";
        }

        @Override
        public void prepare() {
            attempts.incrementAndGet();
            if (!databaseIsBack.get()) {
                throw new IllegalStateException("away");
            }
        }
    }
}
