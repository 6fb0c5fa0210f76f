package io.qinglan.forecast.source;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.quarkus.scheduler.Scheduled;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.ForecastBook;
import io.qinglan.forecast.ForecastConfig;
import io.qinglan.forecast.Intake;
import io.qinglan.store.Lease;
import io.qinglan.web.Problem;

/** Fetches the configured sources when they are due; of several nodes one does it. */
@ApplicationScoped
public class ForecastPull {

    private static final Logger LOG = Logger.getLogger(ForecastPull.class);
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    private final ForecastConfig config;
    private final SourceClient client;
    private final Pulls pulls;
    private final ForecastBook book;
    private final Lease lease;
    private final Clock clock;
    private final Instance<BodyReader> readers;
    private final ZoneId zone;

    /** Made by the container. */
    public ForecastPull(
            ForecastConfig config,
            SourceClient client,
            Pulls pulls,
            ForecastBook book,
            Lease lease,
            Clock clock,
            Instance<BodyReader> readers,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.config = config;
        this.client = client;
        this.pulls = pulls;
        this.book = book;
        this.lease = lease;
        this.clock = clock;
        this.readers = readers;
        this.zone = zone;
    }

    /** Fetches every source that is due. */
    @Scheduled(
            every = "${qinglan.forecast.poll:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "forecast-pull")
    void fetchDue() {
        config.source().keySet().forEach(this::fetchIfDue);
    }

    /**
     * Fetches a source if it is due and no other node is at it.
     *
     * @return whether it was fetched, well or not
     */
    public boolean fetchIfDue(String name) {
        boolean[] fetched = new boolean[1];
        lease.tryRun("forecast-pull-" + name, AT_MOST, () -> {
            if (due(name)) {
                fetch(name);
                fetched[0] = true;
            }
        });
        return fetched[0];
    }

    private boolean due(String name) {
        Instant now = clock.instant();
        return pulls.of(name)
                .map(stand -> !stand.lastTried()
                        .plus(config.source().get(name).every())
                        .isAfter(now))
                .orElse(true);
    }

    private void fetch(String name) {
        Instant now = clock.instant();
        try {
            ForecastConfig.Source source = config.source().get(name);
            String token = source.tokenEnv().map(System::getenv).orElse(null);
            String body = client.fetch(source, token);
            Forecast forecast = reader(source.kind()).read(body, new Intake(source.area(), name, null, now, zone));
            book.take(forecast, "fetched from " + name);
            pulls.note(name, now, null);
        } catch (Problem | SourceClient.Refused | UncheckedIOException | IllegalArgumentException e) {
            LOG.warnf("forecast source %s: %s", name, e.getMessage());
            pulls.note(name, now, e.getMessage());
        }
    }

    private BodyReader reader(String kind) {
        return readers.stream()
                .filter(reader -> reader.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected a kind of "
                        + readers.stream().map(BodyReader::kind).sorted().toList() + ", got " + kind));
    }
}
