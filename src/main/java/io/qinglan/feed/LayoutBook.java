package io.qinglan.feed;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;

import io.qinglan.ledger.Leaf;

/**
 * The numbers of layouts: the names one kind of record carries and the dictionary of its marks. Instruments send the same names for years,
 * so names stand once. One that always sends other names does not fill the table: beyond a bound names go with the values.
 */
@ApplicationScoped
class LayoutBook {

    /** The number that says: dictionary, names and values stand in the row itself. */
    static final int INLINE = 0;

    private static final int MOST = 20_000;
    private static final char BETWEEN_PARTS = '\u001e';

    private final DataSource dataSource;
    private final ConcurrentHashMap<Layout, Integer> numbers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Layout> layouts = new ConcurrentHashMap<>();

    LayoutBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Names joined as in {@link Items}, and the dictionary of their marks. */
    record Layout(String dictionary, String names) {}

    /** A layout's number and the values as they are stored with it. */
    record Placed(int layout, String values) {}

    /** Where the items of a record go. */
    Placed place(PointRecord record) {
        Layout layout = new Layout(record.dictionary(), record.items().names());
        Integer number = numbers.get(layout);
        if (number == null) {
            if (numbers.size() >= MOST) {
                return new Placed(INLINE, inline(record));
            }
            number = make(layout);
        }
        return new Placed(number, record.items().values());
    }

    /** The dictionary of a stored row. */
    String dictionary(int layout, String values) {
        if (layout != INLINE) {
            return layout(layout).dictionary();
        }
        String dictionary = values.substring(0, values.indexOf(BETWEEN_PARTS));
        return dictionary.isEmpty() ? null : dictionary;
    }

    /** The items of a stored row. */
    Items items(int layout, String values) {
        if (layout != INLINE) {
            return new Items(layout(layout).names(), values);
        }
        int first = values.indexOf(BETWEEN_PARTS);
        int second = values.indexOf(BETWEEN_PARTS, first + 1);
        return new Items(values.substring(first + 1, second), values.substring(second + 1));
    }

    private static String inline(PointRecord record) {
        String dictionary = record.dictionary() == null ? "" : record.dictionary();
        return dictionary
                + BETWEEN_PARTS
                + record.items().names()
                + BETWEEN_PARTS
                + record.items().values();
    }

    private Layout layout(int number) {
        return layouts.computeIfAbsent(number, this::read);
    }

    private Layout read(int number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select dictionary, names from reading_layout where id = ?")) {
            select.setInt(1, number);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Layout(row.getString(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("layout " + number + " cannot be read", e);
        }
    }

    private int make(Layout layout) {
        byte[] digest =
                Leaf.digest((layout.dictionary() + Items.SEPARATOR + layout.names()).getBytes(StandardCharsets.UTF_8));
        int number = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection()) {
                Integer found = find(connection, digest);
                if (found == null) {
                    insert(connection, digest, layout);
                    found = find(connection, digest);
                }
                return found;
            } catch (SQLException e) {
                throw new IllegalStateException("the names of a record were not kept", e);
            }
        });
        numbers.put(layout, number);
        layouts.put(number, layout);
        return number;
    }

    private static Integer find(Connection connection, byte[] digest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id from reading_layout where digest = ?")) {
            select.setBytes(1, digest);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : null;
            }
        }
    }

    private static void insert(Connection connection, byte[] digest, Layout layout) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into reading_layout (digest, dictionary, names) values (?, ?, ?) on conflict do nothing")) {
            insert.setBytes(1, digest);
            insert.setString(2, layout.dictionary());
            insert.setString(3, layout.names());
            insert.executeUpdate();
        }
    }
}
