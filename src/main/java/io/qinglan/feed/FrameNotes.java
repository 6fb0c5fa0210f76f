package io.qinglan.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.qinglan.store.BinaryCopy;

/** Notes of what was refused, with its cause, and of what waits for its instrument. */
final class FrameNotes {

    private static final int WHOLE_FRAME = -1;

    private final Connection connection;
    private final UUID batch;
    private final BinaryCopy refused = new BinaryCopy(
            "frame_refused",
            "batch",
            "position",
            "entry",
            "received_at",
            "channel",
            "peer",
            "mn",
            "point",
            "cause",
            "detail");
    private final BinaryCopy parked =
            new BinaryCopy("frame_parked", "batch", "position", "mn", "received_at", "channel", "peer");

    FrameNotes(Connection connection, UUID batch) {
        this.connection = connection;
        this.batch = batch;
    }

    void write(List<Arrival> arrivals, List<Kept> kept) throws SQLException {
        for (int position = 0; position < arrivals.size(); position++) {
            Arrival arrival = arrivals.get(position);
            if (arrival.refusal() != null) {
                refused(position, WHOLE_FRAME, arrival, null, arrival.refusal());
            } else if (arrival.parked()) {
                parked.row()
                        .uuid(batch)
                        .int32(position)
                        .text(clean(arrival.mn()))
                        .instant(arrival.receivedAt());
                parked.text(arrival.channel().code()).text(clean(arrival.peer()));
            }
            List<Kept.Entry> entries = kept.get(position).entries();
            for (int entry = 0; entry < entries.size(); entry++) {
                Refusal refusal = entries.get(entry).refusal();
                if (refusal != null) {
                    refused(
                            position,
                            entry,
                            arrival,
                            arrival.entries().get(entry).point(),
                            refusal);
                }
            }
        }
        refused.writeTo(connection);
        parked.writeTo(connection);
    }

    private void refused(int position, int entry, Arrival arrival, String point, Refusal refusal) {
        refused.row().uuid(batch).int32(position).int32(entry).instant(arrival.receivedAt());
        refused.text(arrival.channel().code())
                .text(clean(arrival.peer()))
                .text(clean(arrival.mn()))
                .text(point);
        refused.text(clean(refusal.cause())).text(clean(refusal.detail()));
    }

    /** What strangers send may hold a NUL or half a surrogate, which no text column takes. */
    private static String clean(String text) {
        return text == null || text.isEmpty() ? text : Items.clean(text);
    }
}
