package io.qinglan.feed.gateway;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

/** Finds commands that another node noted for an instrument of this one, or that a node that died let go of; gives up the outdated. */
@ApplicationScoped
class Sweeping {

    private final CommandBook book;
    private final Dialogues dialogues;
    private final Clock clock;

    /** Made by the container. */
    Sweeping(CommandBook book, Dialogues dialogues, Clock clock) {
        this.book = book;
        this.dialogues = dialogues;
        this.clock = clock;
    }

    /** Runs on every node: each node knows only who is connected to itself; a command is taken by its row. */
    @Scheduled(every = "${qinglan.hj212.dialogue.sweep:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        book.expire(clock.instant());
        dialogues.wake();
    }
}
