package io.qinglan.feed.rollup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import io.qinglan.feed.Readings;
import io.qinglan.feed.StoredListener;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.store.Lease;

/** Brings windows up to date as at a time, for the tests of every room. */
@ApplicationScoped
public class WindowsAt {

    @Inject
    DataSource dataSource;

    @Inject
    Readings readings;

    @Inject
    WindowBook book;

    @Inject
    WindowPartitions partitions;

    @Inject
    FeedStandards standards;

    @Inject
    Lease lease;

    @Inject
    @Any
    Instance<StoredListener> listeners;

    /** All that is due at a time; how many versions were written. */
    public int run(Instant now) {
        return worker(now).run();
    }

    WindowWorker worker(Instant now) {
        return new WindowWorker(
                dataSource,
                readings,
                book,
                partitions,
                standards,
                lease,
                Clock.fixed(now, ZoneOffset.UTC),
                listeners,
                ZoneId.of("Asia/Shanghai"),
                Duration.ofMinutes(2));
    }
}
