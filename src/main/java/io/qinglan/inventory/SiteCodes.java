package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Issues codes to sites that have neither a permit nor a registration (HJ 608): the area's six digits, L, and a running number of five
 * digits. A code is issued once and never again.
 */
@ApplicationScoped
public class SiteCodes {

    private final DataSource dataSource;

    /** Codes of this database. */
    public SiteCodes(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The next code of an area, in the running transaction. */
    @Transactional
    public String next(String area) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement("insert into local_site_code (area, last) values (?, 1)"
                                + " on conflict (area) do update set last = local_site_code.last + 1 returning last")) {
            upsert.setString(1, area);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return area + "L" + String.format("%05d", row.getInt(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no code was issued", e);
        }
    }
}
