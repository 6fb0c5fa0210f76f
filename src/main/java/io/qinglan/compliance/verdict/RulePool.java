package io.qinglan.compliance.verdict;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads that judge windows: one for each core, shared by all packs, made when first needed. */
final class RulePool {

    private static final AtomicInteger MADE = new AtomicInteger();

    private RulePool() {}

    static ExecutorService workers() {
        return Lazy.WORKERS;
    }

    private static final class Lazy {
        private static final ExecutorService WORKERS =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Lazy::thread);

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "verdicts-" + MADE.incrementAndGet());
            thread.setDaemon(true);
            // rules resolve the program's classes through the context loader
            thread.setContextClassLoader(VerdictRules.class.getClassLoader());
            return thread;
        }
    }
}
