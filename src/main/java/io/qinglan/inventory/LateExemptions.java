package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.authority.Areas;
import io.qinglan.policy.PolicyLibrary;

/** Finds exempt classes that were granted shortly before a response: how long counts as shortly is a parameter of the pack's standards. */
@ApplicationScoped
public class LateExemptions {

    // one pass over the states of the last days; being left off the list counts as a class too
    private static final String GRANTED = "select s.code, s.name, s.area, f.flag, s.since, v.created_at, v.person,"
            + " (select e ->> 'document' from jsonb_array_elements(coalesce(s.details::jsonb -> 'exemptions', '[]'::jsonb)) e"
            + " where e ->> 'flag' = f.flag limit 1)"
            + " from site s join inventory_version v on v.version = s.since"
            + " cross join lateral (select jsonb_array_elements_text(coalesce(s.facts::jsonb -> 'flags', '[]'::jsonb))"
            + " union all select 'unlisted' where not s.listed) f(flag)"
            + " left join site b on b.code = s.code and b.until = s.since"
            + " where s.area = any(?) and v.created_at between ? and ? and (s.facts like '%\"flags\":%' or not s.listed)"
            + " and case when b.code is null"
            + " then exists (select 1 from inventory_version o where o.version < s.since and o.area = v.area)"
            + " when f.flag = 'unlisted' then b.listed"
            + " else not jsonb_exists(coalesce(b.facts::jsonb -> 'flags', '[]'::jsonb), f.flag) end"
            + " order by s.since, s.code, f.flag";

    private final DataSource dataSource;
    private final Areas areas;
    private final PolicyLibrary library;

    /** Of this list, by the standards of this library. */
    public LateExemptions(DataSource dataSource, Areas areas, PolicyLibrary library) {
        this.dataSource = dataSource;
        this.areas = areas;
        this.library = library;
    }

    /** Those before the response that a freeze protects; before its first proposal while there is no response. */
    public List<LateExemption> of(Freeze freeze) {
        Instant start = freeze.startedAt() == null ? freeze.openedAt() : freeze.startedAt();
        return before(areas.within(freeze.area()), start);
    }

    /**
     * Those granted to sites of some areas in the days before a moment. What stood on the first list of an area was not granted then: it
     * is where the record begins.
     */
    public List<LateExemption> before(Collection<String> within, Instant start) {
        List<LateExemption> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(GRANTED)) {
            select.setArray(1, connection.createArrayOf("text", within.toArray()));
            select.setObject(2, start.minus(days()).atOffset(ZoneOffset.UTC));
            select.setObject(3, start.atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new LateExemption(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getInt(5),
                            row.getObject(6, OffsetDateTime.class).toInstant(),
                            row.getString(7),
                            row.getString(8)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of the list cannot be read", e);
        }
        return found;
    }

    /** How long before a response counts as shortly. */
    public Duration days() {
        return Duration.ofDays(library.standard("inventory-practice")
                .content()
                .path("exemption_before_response")
                .path("days")
                .asLong());
    }
}
