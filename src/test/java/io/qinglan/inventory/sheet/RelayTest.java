package io.qinglan.inventory.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RelayTest {

    private static final int ROWS = 10_000;

    @Test
    void handsOnAllThatIsFoundInItsOrderOnTheCallersThread() {
        Taken taken = new Taken();
        Relay.read(RelayTest::everything, taken);
        assertThat(taken.said)
                .hasSize(ROWS + 4)
                .startsWith("table t", "row 1 a")
                .endsWith("refused 3", "noted 4", "end");
        for (int line = 1; line <= ROWS; line++) {
            assertThat(taken.said.get(line)).isEqualTo("row " + line + " a");
        }
        assertThat(taken.threads).containsOnly(Thread.currentThread().getName());
    }

    @Test
    void whatTheSourceThrowsIsThrownAfterWhatItFoundBefore() {
        Taken taken = new Taken();
        assertThatThrownBy(() -> Relay.read(
                        sink -> {
                            sink.table("t");
                            sink.row(1, new String[] {"a"});
                            throw new IllegalArgumentException("not a list");
                        },
                        taken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a list");
        assertThat(taken.said).containsExactly("table t", "row 1 a");
    }

    @Test
    void aSinkThatRefusesEndsTheReading() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        assertThatThrownBy(() -> Relay.read(
                        sink -> {
                            try {
                                everything(sink);
                                everything(sink); // far more than may lie between the two
                            } finally {
                                ended.countDown();
                            }
                        },
                        new Taken() {
                            @Override
                            public void row(int line, String[] cells) {
                                throw new IllegalArgumentException("no such row");
                            }
                        }))
                .hasMessage("no such row");
        assertThat(ended.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private static void everything(TableSink sink) {
        sink.table("t");
        for (int line = 1; line <= ROWS; line++) {
            sink.row(line, new String[] {"a"});
        }
        sink.refused(3, 0, "a", "b");
        sink.noted(4, 0, "a", "b");
        sink.end();
    }

    private static class Taken implements TableSink {

        private final List<String> said = new ArrayList<>();
        private final List<String> threads = new ArrayList<>();

        private void say(String what) {
            said.add(what);
            threads.add(Thread.currentThread().getName());
        }

        @Override
        public void table(String name) {
            say("table " + name);
        }

        @Override
        public void row(int line, String[] cells) {
            say("row " + line + " " + cells[0]);
        }

        @Override
        public void refused(int line, int place, String expected, String got) {
            say("refused " + line);
        }

        @Override
        public void noted(int line, int place, String read, String written) {
            say("noted " + line);
        }

        @Override
        public void end() {
            say("end");
        }
    }
}
