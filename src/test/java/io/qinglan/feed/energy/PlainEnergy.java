package io.qinglan.feed.energy;

import java.time.ZoneId;

import javax.sql.DataSource;

import io.qinglan.feed.PlainReadings;
import io.qinglan.feed.standard.FeedStandards;
import io.qinglan.policy.PolicyLibrary;

/** The reckoning of energy outside the container, for meters that send periods. */
public final class PlainEnergy {

    private PlainEnergy() {}

    /** Energy from the readings of this database; no exchange of a meter is known. */
    public static EnergyReckoning of(DataSource database, PolicyLibrary library) {
        return new EnergyReckoning(
                database,
                FeedStandards.of(library),
                PlainReadings.of(database),
                null,
                library,
                ZoneId.of("Asia/Shanghai"));
    }
}
