package io.qinglan.inventory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Which sites of the list lie round a place; sites without coordinates are not found. */
@ApplicationScoped
public class SitesNear {

    // great-circle distance on a sphere of the mean radius of the earth, 6 371 008.8 m (IUGG)
    private static final String NEAR = """
            select code from site where area = any(?) and until is null and longitude is not null and latitude is not null
               and 2 * 6371008.8 * asin(least(1, sqrt(power(sin(radians(latitude - ?) / 2), 2)
                   + cos(radians(?)) * cos(radians(latitude)) * power(sin(radians(longitude - ?) / 2), 2)))) <= ?
             order by code
            """;

    private final DataSource dataSource;

    /** The list in this database. */
    public SitesNear(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Codes of the sites of some areas, as the list stands now, within a distance of a place.
     *
     * @param longitude degrees east
     * @param latitude degrees north
     * @param metres the distance, included
     */
    public List<String> within(Collection<String> areas, double longitude, double latitude, int metres) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(NEAR)) {
            select.setArray(1, connection.createArrayOf("text", areas.toArray()));
            select.setDouble(2, latitude);
            select.setDouble(3, latitude);
            select.setDouble(4, longitude);
            select.setInt(5, metres);
            List<String> codes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    codes.add(row.getString(1));
                }
            }
            return codes;
        } catch (SQLException e) {
            throw new IllegalStateException("the list of sites cannot be read", e);
        }
    }
}
