package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** What stands differently at two versions of the list, site by site and field by field. */
@ApplicationScoped
public class Differences {

    private final DataSource dataSource;
    private final Inventory inventory;

    /** Differences of this list. */
    public Differences(DataSource dataSource, Inventory inventory) {
        this.dataSource = dataSource;
        this.inventory = inventory;
    }

    /** The sites of some areas that differ, by code, behind a code; the earlier version first, whichever way it is asked. */
    public List<SiteDifference> sites(int from, int to, Collection<String> areas, String after, int limit) {
        List<String> codes = touched("site", null, from, to, areas, after, limit);
        Map<String, StoredSite> before = inventory.find(codes, from);
        Map<String, StoredSite> later = inventory.find(codes, to);
        Map<String, SiteDetails> beforeDetails = inventory.details(codes, from);
        Map<String, SiteDetails> laterDetails = inventory.details(codes, to);
        List<SiteDifference> found = new ArrayList<>();
        for (String code : codes) {
            found.add(difference(
                    "site",
                    code,
                    state(before.get(code), beforeDetails.get(code)),
                    state(later.get(code), laterDetails.get(code))));
        }
        return found;
    }

    /** The dust or mobile sources of some areas that differ, by code, behind a code. */
    public List<SiteDifference> sources(
            String kind, int from, int to, Collection<String> areas, String after, int limit) {
        List<String> codes = touched("listed_source", kind, from, to, areas, after, limit);
        Map<String, ListedSource> before = sources(kind, codes, areas, from);
        Map<String, ListedSource> later = sources(kind, codes, areas, to);
        return codes.stream()
                .map(code -> difference(kind, code, before.get(code), later.get(code)))
                .toList();
    }

    /** The monitoring points of the sites of some areas that differ, by code, behind a code. */
    public List<SiteDifference> points(int from, int to, Collection<String> areas, String after, int limit) {
        PointRows rows = new PointRows();
        try (Connection connection = dataSource.getConnection()) {
            List<String> codes = rows.touched(connection, from, to, areas, after, limit);
            Map<String, Point> before = rows.at(connection, from, codes);
            Map<String, Point> later = rows.at(connection, to, codes);
            Map<String, String> areaOf = new HashMap<>();
            rows.read(
                    connection,
                    "p.code = any(?)",
                    stored -> areaOf.put(stored.point().code(), stored.area()),
                    codes);
            return codes.stream()
                    .map(code -> difference("point", code, before.get(code), later.get(code))
                            .in(areaOf.get(code)))
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the states of points cannot be read", e);
        }
    }

    private static SiteState state(StoredSite stored, SiteDetails details) {
        return stored == null ? null : new SiteState(stored.site(), details == null ? SiteDetails.NONE : details);
    }

    private Map<String, ListedSource> sources(
            String kind, Collection<String> codes, Collection<String> areas, int version) {
        Map<String, ListedSource> found = new TreeMap<>();
        for (String code : codes) {
            inventory.sources(kind, areas, version, before(code), 1).stream()
                    .filter(source -> source.code().equals(code))
                    .forEach(source -> found.put(code, source));
        }
        return found;
    }

    /** The place just before a code in the order of codes. */
    private static String before(String code) {
        return code.isEmpty() ? "" : code.substring(0, code.length() - 1);
    }

    private static SiteDifference difference(String kind, String code, Object before, Object after) {
        Map<String, String> stood = Flat.of(before);
        Map<String, String> stands = Flat.of(after);
        TreeSet<String> fields = new TreeSet<>(stood.keySet());
        fields.addAll(stands.keySet());
        List<SiteDifference.Field> differing = fields.stream()
                .filter(field -> !Objects.equals(stood.get(field), stands.get(field)))
                .map(field -> new SiteDifference.Field(field, stood.get(field), stands.get(field)))
                .toList();
        Map<String, String> known = after == null ? stood : stands;
        return new SiteDifference(
                kind,
                code,
                known.get("name"),
                known.get("area"),
                before == null ? "added" : after == null ? "removed" : "changed",
                differing);
    }

    private List<String> touched(
            String table, String kind, int from, int to, Collection<String> areas, String after, int limit) {
        String sql = "select distinct code from " + table + " where area = any(?) and code > ?"
                + " and (since > ? and since <= ? or until > ? and until <= ?)"
                + (kind == null ? "" : " and kind = ?") + " order by code limit ?";
        List<String> codes = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            select.setArray(place++, connection.createArrayOf("text", areas.toArray()));
            select.setString(place++, after);
            select.setInt(place++, from);
            select.setInt(place++, to);
            select.setInt(place++, from);
            select.setInt(place++, to);
            if (kind != null) {
                select.setString(place++, kind);
            }
            select.setInt(place, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the versions of the list cannot be read", e);
        }
        return codes;
    }
}
