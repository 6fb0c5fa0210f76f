package io.qinglan.feed.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.qinglan.store.Ids;

/**
 * Speaks with the instruments of this node: takes the commands that wait for them, sends them one at a time for each instrument, and
 * writes down what they answer. All of it runs on one thread, so an instrument's answers are taken in their order.
 */
@ApplicationScoped
class Dialogues {

    private static final Logger LOG = Logger.getLogger(Dialogues.class);
    private static final long TICK_MILLIS = 500;
    private static final long TIME_SPACING_NANOS = 60_000_000_000L;

    private final CommandBook book;
    private final Links links;
    private final Requests requests;
    private final GatewaySettings.Dialogue settings;
    private final Ids ids;
    private final Clock clock;
    private final Map<String, Long> timeSent = new HashMap<>();
    private final ConcurrentMap<String, Open> open = new ConcurrentHashMap<>();
    private final AtomicBoolean lookingSoon = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread made = new Thread(runnable, "feed-dialogue");
        made.setDaemon(true);
        return made;
    });

    /** A request that is on its way, for one instrument. */
    private static final class Open {

        private final InstrumentCommand command;
        private final Exchange exchange;
        private final Links.Link link;
        private int recordsHeld;

        private Open(InstrumentCommand command, Exchange exchange, Links.Link link) {
            this.command = command;
            this.exchange = exchange;
            this.link = link;
        }
    }

    /** Made by the container. */
    Dialogues(CommandBook book, Links links, Requests requests, GatewaySettings settings, Ids ids, Clock clock) {
        this.book = book;
        this.links = links;
        this.requests = requests;
        this.settings = settings.dialogue();
        this.ids = ids;
        this.clock = clock;
    }

    /** Begins to look at the time of open requests, and of what else waits for instruments. */
    void start(Runnable also) {
        thread.scheduleWithFixedDelay(quietly(this::tick), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        thread.scheduleWithFixedDelay(quietly(also), TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Looks for commands that can be sent, soon; many calls look once. */
    void wake() {
        if (lookingSoon.compareAndSet(false, true)) {
            run(() -> {
                lookingSoon.set(false);
                send();
            });
        }
    }

    /** Whether a request to this instrument is open, so that what it sends may be an answer. */
    boolean awaits(String mn) {
        return open.containsKey(mn);
    }

    /** 9011 of an instrument. */
    void ready(String mn, String qn, String qnRtn) {
        ifOpen(mn, qn, found -> found.exchange.ready(qnRtn, System.nanoTime()));
    }

    /** 9012 of an instrument. */
    void executed(String mn, String qn, String exeRtn) {
        ifOpen(mn, qn, found -> found.exchange.executed(exeRtn));
    }

    /** An answer with the request's own number and code. */
    void answered(String mn, String qn, Map<String, String> fields) {
        ifOpen(mn, qn, found -> found.exchange.answered(fields, System.nanoTime()));
    }

    /** A record of an instrument that was asked for such records. */
    void record(String mn, String code) {
        Open found = open.get(mn);
        if (found != null && found.exchange.code().equals(code)) {
            run(() -> found.exchange.record(System.nanoTime()));
        }
    }

    /** Sends an instrument the time, at most once a minute. */
    void sendTime(String mn, String point) {
        run(() -> {
            long now = System.nanoTime();
            Long last = timeSent.get(mn);
            if (last == null || now - last > TIME_SPACING_NANOS) {
                timeSent.put(mn, now);
                noteTime(mn, point);
                send();
            }
        });
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
        open.forEach((mn, going) -> quietly(() -> book.release(going.command.id(), going.exchange.qn()))
                .run());
        open.clear();
    }

    private void noteTime(String mn, String point) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CommandKind kind = CommandKind.SET_TIME;
        book.note(
                InstrumentCommand.waiting(
                        ids.next(),
                        mn,
                        point,
                        kind.word(),
                        kind.code().orElseThrow(),
                        Map.of(),
                        "1013",
                        null,
                        now,
                        now.plus(settings.keep())),
                null,
                null,
                null);
    }

    private interface Told {
        Exchange.Step by(Open open);
    }

    private void ifOpen(String mn, String qn, Told told) {
        Open found = open.get(mn);
        if (found != null && found.exchange.qn().equals(qn)) {
            run(() -> {
                if (told.by(found) == Exchange.Step.OVER) {
                    close(mn, found);
                }
            });
        }
    }

    private void send() {
        Instant now = clock.instant();
        for (InstrumentCommand command : book.open(now)) {
            Optional<Links.Link> link =
                    links.of(command.mn()).filter(there -> there.wire().open());
            if (link.isPresent() && !open.containsKey(command.mn()) && now.isBefore(command.expiresAt())) {
                send(command, link.get(), now);
            }
        }
    }

    private void send(InstrumentCommand command, Links.Link link, Instant now) {
        String qn = requests.number(now);
        if (!book.take(command.id(), qn, now, now.plus(held()))) {
            return;
        }
        Exchange exchange = new Exchange(
                qn, command.code(), System.nanoTime(), settings.answerWithin().toNanos(), settings.retries());
        Open going = new Open(command, exchange, link);
        open.put(command.mn(), going);
        send(going);
    }

    /** Written anew each time, so that the time that is set is the time of sending. */
    private void send(Open going) {
        going.link.wire().send(requests.bytes(going.command, going.link, going.exchange.qn(), clock.instant()));
    }

    private void tick() {
        long now = System.nanoTime();
        for (Iterator<Map.Entry<String, Open>> entries = open.entrySet().iterator(); entries.hasNext(); ) {
            Map.Entry<String, Open> entry = entries.next();
            Open going = entry.getValue();
            if (!going.link.wire().open()) {
                entries.remove();
                book.release(going.command.id(), going.exchange.qn());
                continue;
            }
            Exchange.Step step = going.exchange.at(now);
            if (step == Exchange.Step.OVER) {
                close(entry.getKey(), going);
            } else {
                goOn(going, step);
            }
        }
    }

    /** Sends again what got no answer, and keeps hold of the row while records come. */
    private void goOn(Open going, Exchange.Step step) {
        if (step == Exchange.Step.SEND_AGAIN) {
            send(going);
        }
        if (step == Exchange.Step.SEND_AGAIN || going.exchange.records() > going.recordsHeld) {
            going.recordsHeld = going.exchange.records();
            book.hold(going.command.id(), going.exchange.qn(), clock.instant().plus(held()), going.exchange);
        }
    }

    private void close(String mn, Open going) {
        if (open.remove(mn, going)) {
            book.close(going.command.id(), going.exchange.qn(), clock.instant(), going.exchange);
            send();
        }
    }

    /** Longer than any wait between two signs of life. */
    private Duration held() {
        return settings.answerWithin().multipliedBy(2L + settings.retries()).plusSeconds(30);
    }

    private void run(Runnable work) {
        try {
            thread.execute(quietly(work));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("the dialogue has stopped");
        }
    }

    private static Runnable quietly(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("the dialogue with the instruments met an error and goes on", e);
            }
        };
    }
}
