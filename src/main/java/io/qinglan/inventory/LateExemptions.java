package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;
import io.qinglan.policy.PolicyLibrary;

/** Finds exempt classes that were granted shortly before a response: how long counts as shortly is a parameter of the pack's standards. */
@ApplicationScoped
public class LateExemptions {

    private final DataSource dataSource;
    private final Areas areas;
    private final Inventory inventory;
    private final PolicyLibrary library;

    /** Of this list, by the standards of this library. */
    public LateExemptions(DataSource dataSource, Areas areas, Inventory inventory, PolicyLibrary library) {
        this.dataSource = dataSource;
        this.areas = areas;
        this.inventory = inventory;
        this.library = library;
    }

    /** Those before the response that a freeze protects; before its first proposal while there is no response. */
    public List<LateExemption> of(Freeze freeze) {
        Instant start = freeze.startedAt() == null ? freeze.openedAt() : freeze.startedAt();
        return before(areas.within(freeze.area()), start);
    }

    /** Those granted to sites of some areas in the days before a moment. */
    public List<LateExemption> before(Collection<String> within, Instant start) {
        Instant from = start.minus(days());
        List<LateExemption> found = new ArrayList<>();
        for (Granted granted : states(within, from, start)) {
            StoredSite after = inventory.find(granted.code(), granted.version()).orElseThrow();
            SiteDetails details = inventory
                    .details(List.of(granted.code()), granted.version())
                    .getOrDefault(granted.code(), SiteDetails.NONE);
            Set<String> late = classes(after);
            inventory.find(granted.code(), granted.version() - 1).ifPresent(before -> late.removeAll(classes(before)));
            late.stream().sorted().forEach(flag -> found.add(exemption(granted, after, details, flag)));
        }
        return found;
    }

    private record Granted(String code, int version, Instant at, String by) {}

    private static LateExemption exemption(Granted granted, StoredSite after, SiteDetails details, String flag) {
        String document = details.exemptions().stream()
                .filter(exempt -> exempt.flag().equals(flag))
                .findFirst()
                .map(SiteDetails.ExemptClass::document)
                .orElse(null);
        return new LateExemption(
                granted.code(),
                after.site().facts().name(),
                after.site().area(),
                flag,
                granted.version(),
                granted.at(),
                granted.by(),
                document);
    }

    private static Set<String> classes(StoredSite stored) {
        Set<String> classes = new HashSet<>(stored.site().facts().flags());
        if (!stored.site().facts().listed()) {
            classes.add("unlisted");
        }
        return classes;
    }

    private Duration days() {
        return Duration.ofDays(library.standard("inventory-practice")
                .content()
                .path("exemption_before_response")
                .path("days")
                .asLong());
    }

    private List<Granted> states(Collection<String> within, Instant from, Instant to) {
        List<Granted> found = new ArrayList<>();
        String sql = "select s.code, s.since, v.created_at, v.person from site s join inventory_version v"
                + " on v.version = s.since where s.area = any(?) and v.created_at between ? and ? order by s.since, s.code";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", within.toArray()));
            select.setObject(2, from.atOffset(ZoneOffset.UTC));
            select.setObject(3, to.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Granted(
                            row.getString(1),
                            row.getInt(2),
                            row.getObject(3, java.time.OffsetDateTime.class).toInstant(),
                            row.getString(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of the list cannot be read", e);
        }
        return found;
    }
}
