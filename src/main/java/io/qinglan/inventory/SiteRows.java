package io.qinglan.inventory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.ledger.Leaf;
import io.qinglan.store.BinaryCopy;

/** The table of sites: states of sites in by COPY, out as a stream. */
final class SiteRows {

    private static final String COLUMNS = "area, credit_code, legal_representative, address, contact, phone, longitude,"
            + " latitude, facts, since, digest";
    private static final String STATES = "select " + COLUMNS + ", details from site";
    private static final int DETAILS = 12; // the place of what stands beside the facts
    private static final int FETCH = 1_000;
    private static final int BYTES_AT_ONCE = 1 << 17;

    private final MessageDigest brought = Leaf.sha256();
    private final FactsReader reader = new FactsReader();
    private final FactsWriter writer = new FactsWriter();
    private final BinaryCopy rows = new BinaryCopy(
            "site",
            "code",
            "since",
            "area",
            "name",
            "credit_code",
            "legal_representative",
            "address",
            "contact",
            "phone",
            "longitude",
            "latitude",
            "industry",
            "grade",
            "listed",
            "lines",
            "facts",
            "digest",
            "details");

    /**
     * Adds a state of a site that begins with a version of the list.
     *
     * @param details what the list says beside the facts, as kept; null for nothing
     */
    void add(Site site, byte[] details, int since) {
        SiteFact facts = site.facts();
        byte[] text = writer.write(facts);
        rows.row().text(site.code()).int32(since).text(site.area()).text(facts.name());
        rows.text(site.creditCode()).text(site.legalRepresentative()).text(site.address());
        rows.text(site.contact()).text(site.phone());
        rows.float64(site.longitude()).float64(site.latitude());
        rows.text(String.join(" ", facts.industries())).text(facts.grade()).bool(facts.listed());
        byte[] digest = Leaf.digest(text);
        rows.int32(facts.lines().size()).bytes(text).bytes(digest).bytes(details);
        brought.update(digest);
        if (details != null) {
            brought.update(details);
        }
    }

    /** The digest of all that was added, in its order, of what the sources brought (null for no sources), and of points by code. */
    byte[] brought(byte[] sources, Collection<Point> points) {
        if (sources != null) {
            brought.update(sources);
        }
        points.stream()
                .sorted(Comparator.comparing(Point::code))
                .forEach(point -> brought.update(Kept.text(point).getBytes(StandardCharsets.UTF_8)));
        return brought.digest();
    }

    /** How many states wait to be written. */
    int size() {
        return rows.size();
    }

    /** Writes what was added, in the connection's transaction. */
    void writeTo(Connection connection) throws SQLException {
        rows.writeTo(connection);
        rows.clear();
    }

    /** Adds and writes states that begin with a version, in the connection's transaction; the table takes some in while others are made. */
    void write(Connection connection, List<SiteState> states, int since) throws SQLException {
        try {
            for (SiteState state : states) {
                add(state.site(), Kept.write(state.details()), since);
                if (rows.byteCount() > BYTES_AT_ONCE) {
                    rows.sendTo(connection);
                }
            }
            rows.writeTo(connection);
        } finally {
            rows.cancel();
        }
        rows.clear();
    }

    /** The canonical facts of a site, to see whether it changed. */
    byte[] facts(Site site) {
        return writer.write(site.facts());
    }

    /** The sites as they stood at a version, whose code is one of these, in order of area and code. */
    void read(Connection connection, int version, Collection<String> codes, Consumer<StoredSite> sink)
            throws SQLException {
        String sql =
                "select " + COLUMNS + " from site where code = any(?) and since <= ? and (until is null or until > ?)"
                        + " order by area, code";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            select.setInt(2, version);
            select.setInt(3, version);
            stream(select, sink);
        }
    }

    /** Adds the sites whose code is one of these, as they stood at the standing's version, with what the list said beside their facts. */
    void readInto(Standing standing, Connection connection, Collection<String> codes) throws SQLException {
        String sql = STATES + " where code = any(?) and since <= ? and (until is null or until > ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            select.setInt(2, standing.version());
            select.setInt(3, standing.version());
            readInto(standing, select);
        }
    }

    /** The same for the sites of some areas that bore one of these names. */
    void readNamedInto(Standing standing, Connection connection, Collection<String> names, Collection<String> areas)
            throws SQLException {
        String sql = STATES + " where area = any(?) and name = any(?) and since <= ? and (until is null or until > ?)";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setArray(2, connection.createArrayOf("text", names.toArray()));
            select.setInt(3, standing.version());
            select.setInt(4, standing.version());
            readInto(standing, select);
        }
    }

    private void readInto(Standing standing, PreparedStatement select) throws SQLException {
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                standing.add(stored(row), Kept.details(row.getString(DETAILS)));
            }
        }
    }

    /** What the list said beside the facts of some sites as they stood at a version: the text as kept, by code. */
    void readDetails(Connection connection, int version, Collection<String> codes, BiConsumer<String, String> sink)
            throws SQLException {
        String sql = "select code, details from site where code = any(?) and since <= ?"
                + " and (until is null or until > ?) and details is not null";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            select.setInt(2, version);
            select.setInt(3, version);
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.accept(row.getString(1), row.getString(2));
                }
            }
        }
    }

    /** The sites of a stretch of the list as they stood at a version, in order of code. */
    void read(Connection connection, int version, Span span, Consumer<StoredSite> sink) throws SQLException {
        String sql = "select " + COLUMNS + " from site where area = ? and code between ? and ?"
                + " and since <= ? and (until is null or until > ?) order by code";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, span.area());
            select.setString(2, span.fromCode());
            select.setString(3, span.toCode());
            select.setInt(4, version);
            select.setInt(5, version);
            stream(select, sink);
        }
    }

    /** The sites of some areas as they stand now, last changed first and by code, behind a place of that order. */
    void page(
            Connection connection,
            Collection<String> areas,
            int since,
            String code,
            int limit,
            Consumer<StoredSite> sink)
            throws SQLException {
        String sql = "select " + COLUMNS + " from site where area = any(?) and until is null"
                + " and (since < ? or since = ? and code > ?) order by since desc, code limit ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setInt(2, since);
            select.setInt(3, since);
            select.setString(4, code);
            select.setInt(5, limit);
            stream(select, sink);
        }
    }

    private void stream(PreparedStatement select, Consumer<StoredSite> sink) throws SQLException {
        select.setFetchSize(FETCH);
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                sink.accept(stored(row));
            }
        }
    }

    private StoredSite stored(ResultSet row) throws SQLException {
        Site site = new Site(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, Double.class),
                row.getObject(8, Double.class),
                reader.read(row.getBytes(9)));
        return new StoredSite(site, row.getInt(10), HexFormat.of().formatHex(row.getBytes(11)));
    }
}
