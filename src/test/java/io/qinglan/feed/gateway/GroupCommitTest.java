package io.qinglan.feed.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GroupCommitTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Commits when let, and remembers. */
    private static final class Disk implements GroupCommit.Sink<Integer> {

        final Semaphore let = new Semaphore(0);
        final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        final List<Integer> lost = Collections.synchronizedList(new ArrayList<>());
        final AtomicInteger begun = new AtomicInteger();

        @Override
        public void commit(List<Integer> things) throws InterruptedException {
            begun.incrementAndGet();
            let.acquire();
            if (things.contains(-1)) {
                throw new IllegalStateException("cannot be committed");
            }
            batches.add(things);
        }

        @Override
        public void committed(List<Integer> things) {
            told.addAll(things);
        }

        @Override
        public void failed(List<Integer> things) {
            lost.addAll(things);
        }
    }

    @Test
    void nothingIsToldBeforeTheCommitAndWhatGathersMeanwhileGoesTogetherInOrder() throws Exception {
        Disk disk = new Disk();
        try (GroupCommit<Integer> group = new GroupCommit<>(
                Settings.of("commit.writers", "1", "commit.gather", "PT0S").commit(), disk)) {
            group.add(0, List.of(0), 1);
            Awaitility.await().atMost(PATIENCE).until(() -> disk.begun.get() == 1);
            IntStream.rangeClosed(1, 100).forEach(i -> group.add(0, List.of(i), 1));
            assertThat(disk.told).isEmpty();
            assertThat(group.size()).isEqualTo(101);
            disk.let.release(2);
            Awaitility.await().atMost(PATIENCE).until(() -> disk.told.size() == 101);
            assertThat(disk.batches).hasSize(2);
            assertThat(disk.told)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(0, 100).boxed().toList());
            Awaitility.await().atMost(PATIENCE).until(() -> group.size() == 0 && group.bytes() == 0);
        }
    }

    @Test
    void aBatchIsNotMuchLargerThanAskedFor() throws Exception {
        Disk disk = new Disk();
        disk.let.release(1_000);
        try (GroupCommit<Integer> group = new GroupCommit<>(
                Settings.of("commit.writers", "1", "commit.frames", "10").commit(), disk)) {
            for (int i = 0; i < 50; i++) {
                group.add(0, List.of(i, i, i), 3);
            }
            Awaitility.await().atMost(PATIENCE).until(() -> disk.told.size() == 150);
            assertThat(disk.batches).allMatch(batch -> batch.size() <= 12);
        }
    }

    @Test
    void whoWaitsForRoomIsToldWhenHalfIsFree() throws Exception {
        Disk disk = new Disk();
        CountDownLatch room = new CountDownLatch(1);
        try (GroupCommit<Integer> group = new GroupCommit<>(
                Settings.of("commit.writers", "1", "commit.bytes", "1000", "commit.frames", "1")
                        .commit(),
                disk)) {
            group.add(0, List.of(1), 700);
            group.add(0, List.of(2), 700);
            assertThat(group.full()).isTrue();
            group.whenRoom(room::countDown);
            disk.let.release();
            Awaitility.await().atMost(PATIENCE).until(() -> disk.told.size() == 1);
            assertThat(room.getCount()).as("700 of 1000 still wait").isOne();
            disk.let.release();
            room.await();
            assertThat(group.full()).isFalse();
        }
    }

    @Test
    void whatCannotBeCommittedIsNeverToldAndTheNextGoesOn() throws Exception {
        Disk disk = new Disk();
        disk.let.release(2);
        try (GroupCommit<Integer> group = new GroupCommit<>(
                Settings.of("commit.writers", "1", "commit.frames", "1").commit(), disk)) {
            group.add(0, List.of(-1), 1);
            group.add(0, List.of(7), 1);
            Awaitility.await().atMost(PATIENCE).until(() -> disk.told.contains(7));
            assertThat(disk.lost).containsExactly(-1);
            assertThat(disk.told).containsExactly(7);
        }
    }

    @Test
    void closingCommitsWhatIsThere() throws Exception {
        Disk disk = new Disk();
        disk.let.release(100);
        GroupCommit<Integer> group = new GroupCommit<>(
                Settings.of("commit.writers", "2", "commit.gather", "PT30S").commit(), disk);
        group.add(0, List.of(1, 2), 2);
        group.add(1, List.of(3), 1);
        group.close(PATIENCE);
        assertThat(disk.told).containsExactlyInAnyOrder(1, 2, 3);
    }
}
