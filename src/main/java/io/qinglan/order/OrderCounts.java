package io.qinglan.order;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.response.ResponseView;
import io.qinglan.response.Responses;

/** How far the orders of the responses under way are: figures for everybody, never an exercise. */
@ApplicationScoped
public class OrderCounts {

    private static final String COUNTS = """
            SELECT o.response, count(*) AS orders,
                   (SELECT coalesce(sum(b.obligations), 0) FROM issuing_batch b JOIN issuing i USING (response, version, round)
                     WHERE b.response = o.response AND i.act = 'issue'
                       AND i.version = (SELECT max(l.version) FROM issuing l WHERE l.response = o.response AND l.act = 'issue'))
                     AS obligations,
                   count(*) FILTER (WHERE EXISTS (SELECT 1 FROM order_answer a WHERE a.site_order = o.id AND a.kind = 'receipt'))
                     AS receipts
              FROM site_order o WHERE o.status = 'issued' GROUP BY o.response
            """;

    private final EntityManager entities;
    private final Responses responses;
    private final Areas areas;

    /** Made by the container. */
    OrderCounts(EntityManager entities, Responses responses, Areas areas) {
        this.entities = entities;
        this.responses = responses;
        this.areas = areas;
    }

    /**
     * How far the orders of one response are.
     *
     * @param level the level that holds now
     * @param state where the response stands, as in {@link ResponseView}
     * @param orders orders in force
     * @param obligations obligations written with the last round
     * @param receipts how many of the orders are answered by a receipt
     */
    public record Count(
            UUID response, String areaName, String level, String state, long orders, long obligations, long receipts) {}

    /** The responses that have orders in force, by area. */
    @Transactional
    public List<Count> underWay() {
        List<Object[]> rows = entities.createNativeQuery(COUNTS, Object[].class).getResultList();
        return rows.stream()
                .map(this::count)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Count::areaName))
                .toList();
    }

    private Optional<Count> count(Object[] row) {
        return responses
                .find((UUID) row[0])
                .filter(response -> !response.exercise())
                .map(response -> new Count(
                        response.id(),
                        areas.find(response.area()).map(Area::name).orElse(response.area()),
                        response.level().code(),
                        response.status(),
                        ((Number) row[1]).longValue(),
                        ((Number) row[2]).longValue(),
                        ((Number) row[3]).longValue()));
    }
}
