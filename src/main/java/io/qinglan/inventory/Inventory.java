package io.qinglan.inventory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.inventory.plan.PlanFacts;
import io.qinglan.ledger.Leaf;

/**
 * The city's list of sites in its dated versions. A version is made whole or not at all, and what stood at a version can be read for
 * ever.
 */
@ApplicationScoped
public class Inventory {

    private static final int ROWS_AT_ONCE = 10_000;

    private final DataSource dataSource;
    private final ListVersions versions;

    /** The list in this database. */
    public Inventory(DataSource dataSource, ListVersions versions) {
        this.dataSource = dataSource;
        this.versions = versions;
    }

    /** The site of a code as it stands now. */
    public Optional<StoredSite> find(String code) {
        return find(code, versions.current());
    }

    /** The site of a code as it stood at a version of the list. */
    public Optional<StoredSite> find(String code, int version) {
        List<StoredSite> found = new ArrayList<>(1);
        try (Connection connection = dataSource.getConnection()) {
            new SiteRows().read(connection, version, List.of(code), found::add);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found.stream().findFirst();
    }

    /** The sites of some codes as they stood at a version, by code. */
    public Map<String, StoredSite> find(Collection<String> codes, int version) {
        Map<String, StoredSite> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            new SiteRows()
                    .read(
                            connection,
                            version,
                            codes,
                            site -> found.put(site.site().code(), site));
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /**
     * How some sites stood at a version, with what the list said beside their facts.
     *
     * @param codes the sites of these codes, wherever they lie
     * @param names and the sites that bear one of these names
     * @param areas in one of these areas
     */
    public Standing standing(
            Collection<String> codes, Collection<String> names, Collection<String> areas, int version) {
        Standing standing = Standing.at(version);
        SiteRows rows = new SiteRows();
        try (Connection connection = dataSource.getConnection()) {
            rows.readInto(standing, connection, codes);
            if (!names.isEmpty()) {
                rows.readNamedInto(standing, connection, names, areas);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return standing;
    }

    /** The areas some sources stand in now, by kind and code with a space between. */
    public Map<String, String> sourceAreas(Collection<ListedSource> sources) {
        try (Connection connection = dataSource.getConnection()) {
            return new SourceRows().areas(connection, sources);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The dust or mobile sources of some areas as they stood at a version, by code, behind a code. */
    public List<ListedSource> sources(String kind, Collection<String> areas, int version, String after, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return new SourceRows().list(connection, kind, areas, version, after, limit);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Sites of some areas as they stand now, last changed first and by code, behind a place of that order. */
    public List<StoredSite> list(Collection<String> areas, int since, String code, int limit) {
        List<StoredSite> found = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            new SiteRows().page(connection, areas, since, code, limit, found::add);
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** What the list said beside the facts of some sites as they stood at a version, by code; sites without are not in it. */
    public Map<String, SiteDetails> details(Collection<String> codes, int version) {
        Map<String, SiteDetails> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            new SiteRows().readDetails(connection, version, codes, (code, text) -> found.put(code, Kept.details(text)));
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** The versions that brought a state of some sites, up to a version, by code. */
    public Map<String, List<Integer>> states(Collection<String> codes, int version) {
        Map<String, List<Integer>> found = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select code, since from site where code = any(?) and since <= ? order by code, since")) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            select.setInt(2, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                            .add(row.getInt(2));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
        return found;
    }

    /** What the list says beside the facts of a site as it stands now. */
    public SiteDetails details(String code) {
        return details(List.of(code), versions.current()).getOrDefault(code, SiteDetails.NONE);
    }

    /** What a statement would change; nothing is stored. */
    public ListChange preview(ListStatement statement) {
        try (Connection connection = dataSource.getConnection()) {
            return change(connection, statement, versions.current() + 1, new SiteRows());
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Hands on the sites of a stretch of the list as it stood at a version, without holding them all in memory. */
    public void read(Connection connection, int version, Span span, Consumer<StoredSite> sink) throws SQLException {
        new SiteRows().read(connection, version, span, sink);
    }

    /** Cuts the sites of some areas, as they stood at a version, into stretches of one area and at most so many sites. */
    public List<Span> spans(Connection connection, int version, Collection<String> areas, int atMost)
            throws SQLException {
        List<Span> spans = new ArrayList<>();
        String sql = "select area, min(code), max(code), count(*) from (select area, code,"
                + " (row_number() over (partition by area order by code) - 1) / ? as part from site"
                + " where area = any(?) and since <= ? and (until is null or until > ?)) as parts"
                + " group by area, part order by area, part";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, atMost);
            select.setArray(2, connection.createArrayOf("text", areas.toArray()));
            select.setInt(3, version);
            select.setInt(4, version);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    spans.add(new Span(row.getString(1), row.getString(2), row.getString(3), row.getInt(4)));
                }
            }
        }
        return spans;
    }

    /**
     * Makes a version of the list in which these sites stand as given; sites not named, and what the list says beside the facts of
     * those named, stay as they are. No version is made when nothing changes.
     *
     * @param area the area whose list it is
     * @param title where it came from, for the list of versions
     * @param importId the import, null when the program loads it
     * @param person who did it, null for the program
     * @return what changed
     */
    @Transactional
    public ListChange save(Collection<Site> sites, String area, String title, UUID importId, String person) {
        return apply(ListStatement.of(sites), area, title, importId, person);
    }

    /**
     * Makes a version of the list in which all that a statement speaks of stands as it says; everything else stays as it is. No version
     * is made when nothing changes.
     *
     * @param area the area whose list it is
     * @param title where it came from, for the list of versions
     * @param importId the import, null when the program loads it
     * @param person who did it, null for the program
     * @return what changed
     */
    @Transactional
    public ListChange apply(ListStatement statement, String area, String title, UUID importId, String person) {
        return apply(statement, List.of(), area, title, importId, person);
    }

    /**
     * The same for a statement that also changes monitoring points: it makes a version, which names them by digest, even when no site
     * and no source changes. The points themselves are kept by {@link Points}, in the same transaction.
     *
     * @param points the points that stand differently from then on
     */
    @Transactional
    public ListChange apply(
            ListStatement statement,
            Collection<Point> points,
            String area,
            String title,
            UUID importId,
            String person) {
        try (Connection connection = dataSource.getConnection()) {
            int version = versions.next(connection);
            SiteRows rows = new SiteRows();
            ListChange change = change(connection, statement, version, rows);
            if (change.isEmpty() && points.isEmpty()) {
                return change.at(version - 1);
            }
            end(connection, change.changed(), version);
            rows.write(connection, change.written(), version);
            enterprises(connection, change.written());
            byte[] sources = new SourceRows().write(connection, change.sources(), version);
            byte[] brought = rows.brought(sources, points);
            versions.register(connection, version, importId, area, brought, title, change.size(), person);
            return change.at(version);
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites did not take the new version", e);
        }
    }

    /**
     * Loads a whole list of sites that are not there yet, by COPY and without holding it in memory: a country's lists at once.
     *
     * @return the version made
     */
    @Transactional
    public int load(Iterator<Site> sites, String area, String title) {
        try (Connection connection = dataSource.getConnection()) {
            int version = versions.next(connection);
            SiteRows rows = new SiteRows();
            int count = 0;
            while (sites.hasNext()) {
                rows.add(sites.next(), null, version);
                count++;
                if (rows.size() == ROWS_AT_ONCE) {
                    rows.writeTo(connection);
                }
            }
            rows.writeTo(connection);
            versions.register(connection, version, null, area, rows.brought(null, List.of()), title, count, null);
            return version;
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites was not loaded", e);
        }
    }

    private ListChange change(Connection connection, ListStatement statement, int version, SiteRows rows)
            throws SQLException {
        Standing standing = standing(connection, statement, version - 1, rows);
        List<SiteState> added = new ArrayList<>();
        List<SiteState> changed = new ArrayList<>();
        for (SiteState state : statement.sites()) {
            StoredSite before = standing.sites().get(state.site().code());
            SiteDetails stood = standing.details(state.site().code());
            Site site = before == null ? state.site() : PlanFacts.carried(before.site(), state.site());
            SiteState after = new SiteState(site, state.details() == null ? stood : state.details());
            if (before == null) {
                added.add(after);
            } else if (!after.details().equals(stood) || !same(before, after.site(), rows)) {
                changed.add(after);
            }
        }
        int unchanged = statement.sites().size() - added.size() - changed.size();
        List<ListedSource> sources = new SourceRows().differing(connection, statement.sources());
        return new ListChange(added, changed, unchanged, sources, version);
    }

    /** What the statement was made upon, unless the list has moved on since. */
    private static Standing standing(Connection connection, ListStatement statement, int version, SiteRows rows)
            throws SQLException {
        if (statement.standing() != null && statement.standing().version() == version) {
            return statement.standing();
        }
        Standing standing = Standing.at(version);
        rows.readInto(
                standing,
                connection,
                statement.sites().stream().map(state -> state.site().code()).toList());
        return standing;
    }

    private static boolean same(StoredSite before, Site after, SiteRows rows) {
        SiteFact stood = before.site().facts();
        // a line or list row more or less needs no digest to be seen
        return stood.lines().size() == after.facts().lines().size()
                && stood.listRows().size() == after.facts().listRows().size()
                && before.site().with(after.facts()).equals(after)
                && before.digest().equals(HexFormat.of().formatHex(Leaf.digest(rows.facts(after))));
    }

    private static void end(Connection connection, List<SiteState> changed, int version) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement("update site set until = ? where code = any(?) and until is null")) {
            update.setInt(1, version);
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            changed.stream().map(state -> state.site().code()).toArray()));
            update.executeUpdate();
        }
    }

    private static void enterprises(Connection connection, List<SiteState> states) throws SQLException {
        Map<String, Site> named = new TreeMap<>();
        states.stream()
                .map(SiteState::site)
                .filter(site -> site.creditCode() != null)
                .forEach(site -> named.put(site.creditCode(), site));
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into enterprise (credit_code, name, legal_representative)"
                        + " select * from unnest(?, ?, ?) on conflict (credit_code) do update set name = excluded.name,"
                        + " legal_representative = coalesce(excluded.legal_representative, enterprise.legal_representative)")) {
            upsert.setArray(1, texts(connection, named.values(), Site::creditCode));
            upsert.setArray(
                    2, texts(connection, named.values(), site -> site.facts().name()));
            upsert.setArray(3, texts(connection, named.values(), Site::legalRepresentative));
            upsert.executeUpdate();
        }
    }

    private static Array texts(Connection connection, Collection<Site> sites, Function<Site, String> text)
            throws SQLException {
        return connection.createArrayOf("text", sites.stream().map(text).toArray());
    }

    private static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("the list of sites cannot be read", e);
    }
}
