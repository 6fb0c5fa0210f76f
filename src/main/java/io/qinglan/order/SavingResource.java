package io.qinglan.order;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.response.Responses;
import io.qinglan.web.Problem;

/**
 * What the orders in force of a response save, in kg a day: per county, industry and pollutant, and in all. Per line and site it stands
 * in each order. An obligation that begins later, after a switch of the table, is left out until then.
 */
@Path("/api/v1/responses/{response}/savings")
@Produces(MediaType.APPLICATION_JSON)
public class SavingResource {

    private static final List<String> POLLUTANTS = List.of("SO2", "NOx", "PM", "VOCs");
    private static final String SUMS = """
            select o.area, s.industry, saved.key, sum(saved.value::numeric)
              from site_order o
              join issuing i using (response, version, round)
              join decision d on d.id = o.decision
              left join site s on s.code = o.site and s.since <= i.list_version and (s.until is null or s.until > i.list_version)
              cross join lateral jsonb_array_elements(convert_from(d.record, 'UTF8')::jsonb #> '{output,obligations}') as duty
              cross join lateral jsonb_each_text(duty -> 'saves') as saved
             where o.response = ? and o.status = 'issued' and o.area = any(?)
               and duty ->> 'from' is null and coalesce(duty ->> 'binding', 'true') = 'true'
             group by o.area, s.industry, saved.key order by o.area, s.industry
            """;

    private final DataSource dataSource;
    private final Responses responses;
    private final Access access;

    /** Made by the container. */
    public SavingResource(DataSource dataSource, Responses responses, Access access) {
        this.dataSource = dataSource;
        this.responses = responses;
        this.access = access;
    }

    /** Sums for the areas the caller reaches. */
    @GET
    @Operation(summary = "what the orders of a response save in kg a day, by county, industry and pollutant")
    public Map<String, Object> savings(@PathParam("response") UUID response) {
        access.requireBureau();
        List<String> reached = access.reachedAreas();
        boolean seen = ordered(response, reached)
                || responses
                        .find(response)
                        .filter(found -> reached.contains(found.area()))
                        .isPresent();
        if (!seen) {
            throw Problem.notFound();
        }
        Sums sums = new Sums();
        read(response, reached, sums);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("response", response);
        answer.put("unit", "kg/d");
        answer.put("total", all(sums.total));
        answer.put("counties", named("area", sums.counties));
        answer.put("industries", named("industry", sums.industries));
        return answer;
    }

    private static final class Sums {
        final Map<String, BigDecimal> total = new TreeMap<>();
        final Map<String, Map<String, BigDecimal>> counties = new TreeMap<>();
        final Map<String, Map<String, BigDecimal>> industries = new TreeMap<>();

        void take(String area, String industry, String pollutant, BigDecimal kilograms) {
            total.merge(pollutant, kilograms, BigDecimal::add);
            counties.computeIfAbsent(area, key -> new TreeMap<>()).merge(pollutant, kilograms, BigDecimal::add);
            industries
                    .computeIfAbsent(industry == null ? "unknown" : industry, key -> new TreeMap<>())
                    .merge(pollutant, kilograms, BigDecimal::add);
        }
    }

    private void read(UUID response, Collection<String> reached, Sums sums) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SUMS)) {
            select.setObject(1, response);
            select.setArray(2, connection.createArrayOf("text", reached.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sums.take(row.getString(1), row.getString(2), row.getString(3), row.getBigDecimal(4));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private boolean ordered(UUID response, Collection<String> reached) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select exists (select 1 from site_order where response = ? and area = any(?))")) {
            select.setObject(1, response);
            select.setArray(2, connection.createArrayOf("text", reached.toArray()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static List<Map<String, Object>> named(String name, Map<String, Map<String, BigDecimal>> sums) {
        return sums.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put(name, entry.getKey());
                    row.put("saves", all(entry.getValue()));
                    return row;
                })
                .toList();
    }

    private static Map<String, BigDecimal> all(Map<String, BigDecimal> sums) {
        Map<String, BigDecimal> all = new LinkedHashMap<>();
        POLLUTANTS.forEach(pollutant -> all.put(pollutant, plain(sums.getOrDefault(pollutant, BigDecimal.ZERO))));
        return all;
    }

    private static BigDecimal plain(BigDecimal figure) {
        BigDecimal stripped = figure.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the orders of the response cannot be read", e);
    }
}
