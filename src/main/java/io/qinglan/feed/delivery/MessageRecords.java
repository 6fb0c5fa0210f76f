package io.qinglan.feed.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.Refusal;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.Problem;

/**
 * Reads a message of readings, JSON or a record a line, as a body over HTTP is read; but nobody waits for an answer: what is wrong with a
 * record is its refusal, kept beside the message.
 */
@ApplicationScoped
public class MessageRecords {

    private static final String BAD_INPUT = "invalid_input";
    private static final String NOT_YOURS = "unknown_point";

    private final Points points;
    private final Instruments instruments;
    private final ReadingReader reader;
    private final ObjectReader json;
    private final int most;

    /** Made by the container. */
    MessageRecords(
            Points points,
            Instruments instruments,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.feed.records", defaultValue = "20000") int most,
            @ConfigProperty(name = "qinglan.feed.mark-dictionary", defaultValue = "hj-212-2017") String dictionary) {
        this.points = points;
        this.instruments = instruments;
        this.reader = new ReadingReader(dictionary);
        this.json = json.reader().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);
        this.most = most;
    }

    /**
     * What a message holds.
     *
     * @param allowed whether the sender may speak for a point
     */
    public Arrival read(
            byte[] payload, Instant receivedAt, String peer, Channel channel, Predicate<StoredPoint> allowed) {
        List<JsonNode> nodes;
        try {
            nodes = new Body(payload, lines(payload) ? Body.LINES : null, null).records(json, most);
        } catch (Problem unreadable) {
            return Arrival.refused(
                    payload, receivedAt, peer, channel, null, new Refusal(BAD_INPUT, unreadable.getMessage()));
        }
        List<Arrival.Entry> entries = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            entries.add(entry(i, reader.read(nodes.get(i)), allowed));
        }
        return Arrival.of(payload, receivedAt, peer, channel, entries);
    }

    private Arrival.Entry entry(int index, ReadingReader.Read read, Predicate<StoredPoint> allowed) {
        if (read.record() == null) {
            return refused(BAD_INPUT, index);
        }
        Optional<StoredPoint> point = points.find(read.point())
                .or(() -> instruments.find(read.point()).map(Instrument::point).flatMap(points::find))
                .filter(allowed);
        return point.isEmpty()
                ? refused(NOT_YOURS, index)
                : new Arrival.Entry(point.get().point().code(), read.record(), null);
    }

    private static Arrival.Entry refused(String cause, int index) {
        return new Arrival.Entry(null, null, new Refusal(cause, "record " + index));
    }

    /** A list begins with a bracket; of objects that follow each other each stands on a line of its own. */
    private static boolean lines(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        return text.startsWith("{") && text.contains("}\n") || text.contains("}\r\n");
    }
}
