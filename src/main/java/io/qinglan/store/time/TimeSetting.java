package io.qinglan.store.time;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** {@code qinglan.time.*}: who is asked how right the server's clock is, and when it is too far off. */
@ConfigMapping(prefix = "qinglan.time")
interface TimeSetting {

    /** Who is asked, the first that answers counts: chrony, timedatectl, ntp. */
    @WithDefault("chrony,timedatectl,ntp")
    List<String> sources();

    /** Servers of NTP that may be asked, host or host:port; none: nobody outside is asked. */
    Optional<List<String>> ntp();

    /** Offset above which orders and acknowledgements carry a warning. */
    @WithDefault("PT2S")
    Duration warnAbove();

    /** Whether a clock of which nothing is known is a warning too. */
    @WithDefault("false")
    boolean warnWhenUnknown();

    /** How often it is looked at. */
    @WithDefault("1m")
    String every();

    /** Name of this node in the record. */
    Optional<String> node();
}
