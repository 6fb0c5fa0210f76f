package io.qinglan.compliance.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.compliance.lead.Suspensions;
import io.qinglan.compliance.lead.Suspensions.Suspension;
import io.qinglan.order.CheckedOrder;
import io.qinglan.order.CheckedOrders;
import io.qinglan.policy.PolicyLibrary;

/** Watched orders in memory, each in the revision the database names; what is missing or older is built anew. */
@ApplicationScoped
class WatchedOrders {

    private static final int MOST = 20_000;
    private static final Instant FOR_EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final CheckedOrders orders;
    private final Suspensions suspensions;
    private final DutyTimes times;
    private final Map<UUID, WatchedOrder> kept = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, WatchedOrder> eldest) {
            return size() > MOST;
        }
    });

    WatchedOrders(
            CheckedOrders orders,
            Suspensions suspensions,
            PolicyLibrary library,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.orders = orders;
        this.suspensions = suspensions;
        this.times = new DutyTimes(order -> grace(library, order, zone), zone);
    }

    private static Duration grace(PolicyLibrary library, CheckedOrder order, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(order.start(), zone);
        return Duration.ofMinutes(library.pack(order.pack())
                .parameters()
                .on(day)
                .number("service_grace_minutes")
                .longValueExact());
    }

    /** The orders in the revisions named. */
    Map<UUID, WatchedOrder> at(Map<UUID, Integer> revisions) {
        Map<UUID, WatchedOrder> found = new HashMap<>();
        List<UUID> missing = new ArrayList<>();
        revisions.forEach((id, revision) -> {
            WatchedOrder known = kept.get(id);
            if (known != null && known.revision() == revision) {
                found.put(id, known);
            } else {
                missing.add(id);
            }
        });
        if (!missing.isEmpty()) {
            for (WatchedOrder built : build(missing, revisions)) {
                if (revisions.containsKey(built.id())) {
                    found.put(built.id(), built);
                    put(built);
                }
            }
        }
        return found;
    }

    /** Keeps an order that was built elsewhere. */
    void put(WatchedOrder order) {
        kept.put(order.id(), order);
    }

    /** Some orders, and all others of their sites under the same responses, as they stand now. */
    List<WatchedOrder> build(Collection<UUID> ids, Map<UUID, Integer> revisions) {
        List<CheckedOrder> all = orders.chains(ids);
        List<WatchedOrder> built = new ArrayList<>();
        all.stream()
                .collect(Collectors.groupingBy(
                        order -> List.of(order.response(), order.site()), LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(chain -> times.of(chain, revisions, leaves(chain)).forEach(one -> built.add(one.bare())));
        return built;
    }

    /** While a site's "cannot" or "needs time" is looked at, and as long as it was accepted, its line is not held to its duty. */
    private List<Suspension> leaves(List<CheckedOrder> chain) {
        CheckedOrder first = chain.get(0);
        List<UUID> ids = chain.stream().map(CheckedOrder::id).toList();
        return suspensions.of(first.site(), first.start(), FOR_EVER).stream()
                .filter(one -> one.order() == null || ids.contains(one.order()))
                .toList();
    }
}
