package io.qinglan.store.time;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether what is issued or acknowledged now must carry a warning, because the server's clock is off. */
@ApplicationScoped
public class TimeWarning {

    private final ServerTime time;

    TimeWarning(ServerTime time) {
        this.time = time;
    }

    /** The warning as a sentence; empty when nothing speaks against the clock. */
    public Optional<String> present() {
        return time.last().map(ServerTime.Seen::warning);
    }

    /** The warning, or null: for a field that is absent when there is none. */
    public String orNull() {
        return present().orElse(null);
    }
}
