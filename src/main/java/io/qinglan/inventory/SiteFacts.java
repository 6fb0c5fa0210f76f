package io.qinglan.inventory;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.fact.obligation.SiteFact;

/** What the rules saw of a site, as it was at any time: the canonical bytes that decision records name by digest. */
@ApplicationScoped
public class SiteFacts {

    private final DataSource dataSource;

    /** The facts in this database. */
    public SiteFacts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The facts that canonical bytes say.
     *
     * @throws IllegalArgumentException when they are not what was written
     */
    public static SiteFact read(byte[] canonical) {
        return new FactsReader().read(canonical);
    }

    /** The canonical bytes of facts, by whose digest records name them. */
    public static byte[] write(SiteFact site) {
        return new FactsWriter().write(site);
    }

    /**
     * The facts of a digest.
     *
     * @param site the site's code
     * @param digest SHA-256, lower-case hex
     * @return canonical JSON (RFC 8785) in UTF-8; empty when the site never stood so
     */
    public Optional<byte[]> find(String site, String digest) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select facts from site where code = ? and digest = ? limit 1")) {
            select.setString(1, site);
            select.setBytes(2, HexFormat.of().parseHex(digest));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1).getBytes(StandardCharsets.UTF_8)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the facts of a site cannot be read", e);
        }
    }
}
