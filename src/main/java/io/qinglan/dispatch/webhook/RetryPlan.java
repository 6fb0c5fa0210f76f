package io.qinglan.dispatch.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message is tried again: the plan that Standard Webhooks 1.0 gives as an example, ten attempts over three days. */
public final class RetryPlan {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryPlan() {}

    /**
     * How long to wait after so many failed attempts.
     *
     * @param asked how long the receiver asked us to wait, null when it did not; never shortens the plan, never more than a day
     * @return empty when it is given up
     */
    public static Optional<Duration> after(int attempts, Duration asked) {
        if (attempts > WAITS.size()) {
            return Optional.empty();
        }
        Duration planned = WAITS.get(attempts - 1);
        boolean longer = asked != null && asked.compareTo(planned) > 0;
        Duration wait = longer ? asked : planned;
        return Optional.of(wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }
}
