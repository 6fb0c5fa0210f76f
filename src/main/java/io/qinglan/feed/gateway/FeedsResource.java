package io.qinglan.feed.gateway;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

import io.qinglan.authority.Access;
import io.qinglan.store.time.TimeWarning;

/** How the feeds are doing. */
@Path("/api/v1/feeds")
@Produces(MediaType.APPLICATION_JSON)
public class FeedsResource {

    private static final String PARKED = """
            select mn, count(*) as frames, min(received_at) as since, max(received_at) as last
              from frame_parked where adopted_at is null group by mn order by last desc limit 100
            """;

    private final Gateway gateway;
    private final DataSource dataSource;
    private final Access access;
    private final TimeWarning timeWarning;

    /** Made by the container. */
    FeedsResource(Gateway gateway, DataSource dataSource, Access access, TimeWarning timeWarning) {
        this.gateway = gateway;
        this.dataSource = dataSource;
        this.access = access;
        this.timeWarning = timeWarning;
    }

    /** Connections, frames a second, refusals by cause, and what waits, on the node that answers. */
    @GET
    @Operation(summary = "how the feeds of this node are doing: connections, frames, refusals by cause, queue")
    public FeedsView get() {
        access.requireBureau();
        return gateway.view().with(parked(), timeWarning.orNull());
    }

    private List<FeedsView.Parked> parked() {
        List<FeedsView.Parked> parked = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(PARKED);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                parked.add(new FeedsView.Parked(
                        row.getString("mn"),
                        row.getLong("frames"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the parked frames cannot be read", e);
        }
        return parked;
    }
}
