package io.qinglan.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class LeaseTest {

    @Inject
    Lease lease;

    @Test
    void ofManyNodesOneRunsTheJob() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(7);
        AtomicInteger runs = new AtomicInteger();
        List<Future<Boolean>> asked = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            asked.add(nodes.submit(() -> {
                boolean ran = lease.tryRun("one-of-many", Duration.ofMinutes(1), () -> {
                    runs.incrementAndGet();
                    inside.countDown();
                    await(refused);
                });
                if (!ran) {
                    refused.countDown();
                }
                return ran;
            }));
        }
        int ran = 0;
        for (Future<Boolean> answer : asked) {
            ran += answer.get() ? 1 : 0;
        }
        nodes.shutdown();
        assertThat(ran).isEqualTo(1);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aLeaseGivenBackCanBeTakenAgain() {
        assertThat(lease.tryRun("again", Duration.ofMinutes(1), () -> {})).isTrue();
        assertThat(lease.tryRun("again", Duration.ofMinutes(1), () -> {})).isTrue();
    }

    @Test
    void theLeaseOfADeadNodeRunsOut() {
        lease.tryRun(
                "outer",
                Duration.ZERO,
                () -> assertThat(lease.tryRun("outer", Duration.ofMinutes(1), () -> {}))
                        .isTrue());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
