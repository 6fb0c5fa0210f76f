package io.qinglan.feed.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.quarkus.narayana.jta.QuarkusTransaction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.FeedStore;
import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.Kept;
import io.qinglan.feed.Outcome;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Refusal;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Takes a body of records to the store: whole as evidence, its good records as readings, its bad ones named. */
@ApplicationScoped
class Delivery {

    private static final String BAD_INPUT = "invalid_input";
    private static final String NOT_YOURS = "unknown_point";

    private static final int MOST_ERRORS = 100;

    private final FeedStore store;
    private final Points points;
    private final Instruments instruments;
    private final Access access;
    private final ObjectReader json;
    private final Clock clock;
    private final int most;

    Delivery(
            FeedStore store,
            Points points,
            Instruments instruments,
            Access access,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "qinglan.feed.records", defaultValue = "20000") int most) {
        this.store = store;
        this.points = points;
        this.instruments = instruments;
        this.access = access;
        this.json = json.reader().without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES); // 7.210 stays 7.210
        this.clock = clock;
        this.most = most;
    }

    /**
     * What one record of a body holds.
     *
     * @param point the point it names, null when it names none
     * @param field the field that names it
     * @param records what it says, several for a curve; empty when something is wrong
     * @param errors what is wrong
     */
    record Said(String point, String field, List<PointRecord> records, List<InputError> errors) {}

    /**
     * Keeps a body and its good records in one transaction.
     *
     * @throws Problem 422 when nothing in it is good; the body is kept all the same
     */
    Delivered take(Body body, Actor actor, Function<JsonNode, Said> reader) {
        String peer = actor.name();
        List<JsonNode> nodes;
        try {
            nodes = body.records(json, most);
        } catch (Problem unreadable) {
            refuse(body, peer, unreadable);
            throw unreadable;
        }
        Map<String, Optional<StoredPoint>> known = new HashMap<>();
        List<Arrival.Entry> entries = new ArrayList<>();
        List<Integer> indexOf = new ArrayList<>();
        Map<Integer, List<InputError>> errors = new HashMap<>();
        for (int index = 0; index < nodes.size(); index++) {
            Said said = reader.apply(nodes.get(index));
            Optional<StoredPoint> point = said.point() == null
                    ? Optional.empty()
                    : known.computeIfAbsent(said.point(), code -> reached(code, actor));
            List<InputError> wrong = new ArrayList<>(said.errors());
            if (point.isEmpty() && said.point() != null) {
                wrong.add(InputError.at("/" + said.field(), "a registered point you may deliver for", said.point()));
            }
            if (wrong.isEmpty()) {
                String code = point.get().point().code();
                for (PointRecord record : said.records()) {
                    entries.add(new Arrival.Entry(code, record, null));
                    indexOf.add(index);
                }
            } else {
                errors.put(index, wrong);
                String cause = point.isEmpty() && said.point() != null ? NOT_YOURS : BAD_INPUT;
                entries.add(new Arrival.Entry(null, null, new Refusal(cause, "record " + index)));
                indexOf.add(index);
            }
        }
        if (errors.size() == nodes.size()) {
            Problem problem = Problem.invalid(placed(errors));
            refuse(body, peer, problem);
            throw problem;
        }
        Kept kept = store.keep(List.of(Arrival.of(body.asCame(), now(), peer, Channel.HTTP, entries)))
                .get(0);
        return Delivered.of(kept.frame(), items(nodes.size(), kept, indexOf, errors));
    }

    private static List<Delivered.Item> items(
            int count, Kept kept, List<Integer> indexOf, Map<Integer, List<InputError>> errors) {
        Outcome[] outcomes = new Outcome[count];
        for (int i = 0; i < indexOf.size(); i++) {
            int index = indexOf.get(i);
            Kept.Entry entry = kept.entries().get(i);
            outcomes[index] = strongest(outcomes[index], entry.outcome());
            if (entry.refusal() != null && !errors.containsKey(index)) {
                errors.put(index, List.of(refused(entry.refusal())));
            }
        }
        List<Delivered.Item> items = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            items.add(new Delivered.Item(index, outcomes[index], errors.get(index)));
        }
        return items;
    }

    /** Of a curve's many records what tells most: something refused, revised, new, or all known. */
    private static Outcome strongest(Outcome one, Outcome other) {
        List<Outcome> order = List.of(Outcome.DUPLICATE, Outcome.STORED, Outcome.REVISION, Outcome.REFUSED);
        return one == null || order.indexOf(other) > order.indexOf(one) ? other : one;
    }

    private static InputError refused(Refusal refusal) {
        String expected = refusal.cause().equals(Refusal.TIME_IMPLAUSIBLE)
                ? "a time that can be believed at the moment of receipt"
                : "a record the database can keep";
        return InputError.at(refusal.cause().equals(Refusal.TIME_IMPLAUSIBLE) ? "/at" : "", expected, refusal.detail());
    }

    /** A point the sender may speak for, by its code or the number of its instrument; what lies outside is not there for it. */
    private Optional<StoredPoint> reached(String code, Actor actor) {
        return points.find(code)
                .or(() -> instruments.find(code).map(Instrument::point).flatMap(points::find))
                .filter(found -> found.area() != null)
                .filter(found -> actor.site() == null
                        ? access.reachesArea(actor, found.area())
                        : actor.site().equals(found.point().site()));
    }

    private static List<InputError> placed(Map<Integer, List<InputError>> errors) {
        return errors.entrySet().stream()
                .sorted(Comparator.comparingInt(Map.Entry::getKey))
                .limit(MOST_ERRORS)
                .flatMap(entry -> entry.getValue().stream()
                        .map(error ->
                                InputError.at("/" + entry.getKey() + error.pointer(), error.expected(), error.got())))
                .toList();
    }

    /** A body in which nothing is good stays as evidence although its sender gets an error. */
    private void refuse(Body body, String peer, Problem problem) {
        Refusal refusal = new Refusal(BAD_INPUT, problem.errors().size() + " errors");
        Arrival arrival = Arrival.refused(body.asCame(), now(), peer, Channel.HTTP, null, refusal);
        QuarkusTransaction.requiringNew().run(() -> store.keep(List.of(arrival)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
