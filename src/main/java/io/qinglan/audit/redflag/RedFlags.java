package io.qinglan.audit.redflag;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.audit.redflag.Acts.Act;
import io.qinglan.audit.redflag.RedFlag.Kind;
import io.qinglan.ledger.Entries;
import io.qinglan.order.OrderDecisions;

/** Gathers the flags of some areas over some time from the ledger, newest first. */
@ApplicationScoped
public class RedFlags {

    /** Beyond so many unserved orders the rest is a matter of the board, not of an audit. */
    private static final int UNSERVED = 500;

    private static final Set<String> LIST_CHANGES = Set.of(
            "inventory.imported",
            "inventory.change_asked",
            "inventory.change_approved",
            "inventory.freed",
            "grades.published",
            "grades.stated");

    private final Entries entries;
    private final OrderDecisions orders;
    private final ObjectMapper json;

    /** Made by the container. */
    public RedFlags(Entries entries, OrderDecisions orders, ObjectMapper json) {
        this.entries = entries;
        this.orders = orders;
        this.json = json;
    }

    /**
     * The flags.
     *
     * @param from first instant
     * @param to first instant no longer
     */
    public List<RedFlag> of(Collection<String> areas, Instant from, Instant to) {
        Acts acts = new Acts(entries.acts(areas, from, to), json);
        List<RedFlag> flags = new ArrayList<>();
        new ProposalFlags(acts, flags).look();
        for (Act act : acts.all()) {
            if (LIST_CHANGES.contains(act.kind())) {
                flags.add(flag(Kind.LIST_CHANGE, act, Map.of("kind", act.kind(), "by", who(act))));
            } else if (act.kind().startsWith("order.override.")) {
                flags.add(flag(Kind.OVERRIDE, act, Map.of("kind", act.kind(), "by", who(act))));
            } else if (act.kind().startsWith("lead.")) {
                lead(acts, act, flags);
            }
        }
        orders.unserved(areas, from, to, UNSERVED)
                .forEach(order -> flags.add(new RedFlag(
                        Kind.UNSERVED_ORDER.code(),
                        order.issuedAt(),
                        order.area(),
                        order.site(),
                        order.order().toString(),
                        List.of(order.decision()),
                        Kind.UNSERVED_ORDER.text(),
                        Map.of())));
        flags.sort(Comparator.comparing(RedFlag::at).reversed());
        return flags;
    }

    /** How many there are of each kind, all kinds named. */
    public static Map<String, Long> counts(List<RedFlag> flags) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            counts.put(
                    kind.code(),
                    flags.stream()
                            .filter(flag -> flag.kind().equals(kind.code()))
                            .count());
        }
        return counts;
    }

    /** A lead that ends at the desk or by a ruling while nobody put anything into its file; a ruling changed on appeal. */
    private static void lead(Acts acts, Act act, List<RedFlag> flags) {
        boolean unfounded =
                act.kind().equals("lead.verified") && "unfounded".equalsIgnoreCase(act.text("/input/outcome"));
        boolean ruled = act.kind().equals("lead.ruled");
        if (unfounded || ruled) {
            boolean evidence = acts.of(act.decision().subject()).stream()
                    .anyMatch(one -> one.kind().equals("lead.inspection_recorded")
                            || !one.record().at("/input/attachments").isEmpty());
            if (!evidence) {
                flags.add(flag(Kind.LEAD_WITHOUT_EVIDENCE, act, Map.of("kind", act.kind(), "by", who(act))));
            }
        }
        if (act.kind().equals("lead.appeal_decided")
                && act.record().at("/input/reversed").asBoolean()) {
            flags.add(flag(Kind.REVERSAL, act, Map.of("by", who(act))));
        }
    }

    private static String who(Act act) {
        String name = act.text("/actor/name");
        return name == null ? "" : name;
    }

    private static RedFlag flag(Kind kind, Act act, Map<String, Object> detail) {
        return new RedFlag(
                kind.code(),
                act.at(),
                act.decision().area(),
                act.decision().site(),
                act.decision().subject(),
                List.of(act.decision().id()),
                kind.text(),
                detail);
    }
}
