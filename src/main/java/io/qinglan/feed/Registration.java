package io.qinglan.feed;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Actor;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.Point;
import io.qinglan.inventory.Points;
import io.qinglan.inventory.StoredPoint;
import io.qinglan.inventory.StoredSite;
import io.qinglan.ledger.Decision;
import io.qinglan.ledger.Decisions;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Registers points and their instruments; each act stands in the ledger, without password and key. */
@ApplicationScoped
class Registration {

    private final Points points;
    private final Inventory inventory;
    private final InstrumentBook instruments;
    private final Decisions decisions;
    private final Clock clock;
    private final ZoneId zone;

    Registration(
            Points points,
            Inventory inventory,
            InstrumentBook instruments,
            Decisions decisions,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.points = points;
        this.inventory = inventory;
        this.instruments = instruments;
        this.decisions = decisions;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * The area of a site on which something is to be registered.
     *
     * @throws Problem 422 when it is not on the list
     */
    String areaOf(String site) {
        return inventory
                .find(site)
                .map(StoredSite::site)
                .map(found -> found.area())
                .orElseThrow(() -> Problem.invalid(InputError.at("/site", "the code of a site of the list", site)));
    }

    /** A point with its instruments. */
    @Transactional
    Optional<PointView> find(String code) {
        return points.find(code).map(point -> view(List.of(point)).get(0));
    }

    /** Points with their instruments, in the order given. */
    @Transactional
    List<PointView> view(List<StoredPoint> found) {
        Map<String, List<InstrumentView>> of = instruments.of(
                found.stream().map(stored -> stored.point().code()).toList());
        return found.stream()
                .map(stored ->
                        new PointView(stored, of.getOrDefault(stored.point().code(), List.of())))
                .toList();
    }

    /**
     * Registers an instrument and makes its point when it is not there, or makes a point alone.
     *
     * @throws Problem 409 when the number or the point is taken, 422 when something does not fit
     */
    @Transactional
    PointView register(NewPoint said, Actor by) {
        PointCheck.check(said);
        Optional<StoredPoint> there = points.find(said.pointCode());
        if (there.isPresent()) {
            requireSame(there.get().point(), said);
        } else {
            points.save(point(said), by.name());
        }
        if (said.mn() != null) {
            Optional<InstrumentBook.Row> taken = instruments.lock(said.mn());
            if (taken.isPresent() && taken.get().view().retiredAt() == null) {
                throw Problem.conflict(
                        "instrument-taken",
                        "instrument " + said.mn()
                                + " is registered already; change it at its point, or retire it there");
            }
            instruments.write(said, said.pointCode(), null, by.name());
        }
        return recorded("point.registered", said.pointCode(), by);
    }

    /** Changes a point, and its instrument when a number is said. */
    @Transactional
    PointView change(PointView before, NewPoint said, Actor by) {
        PointCheck.check(said);
        String code = before.point().point().code();
        if (said.code() != null && !said.code().equals(code)) {
            throw Problem.invalid(InputError.at("/code", "the unchanged code " + code, said.code()));
        }
        points.save(point(said, code), by.name());
        if (said.mn() != null) {
            InstrumentBook.Row row = instruments
                    .lock(said.mn())
                    .filter(found -> found.point().equals(code) && found.view().retiredAt() == null)
                    .orElseThrow(() -> Problem.invalid(
                            InputError.at("/mn", "the number of an instrument of this point", said.mn())));
            instruments.write(said, code, row, by.name());
        }
        return recorded("point.changed", code, by);
    }

    /** Retires an instrument of a point; what it sends from now on is parked. */
    @Transactional
    PointView retire(PointView before, String mn, Actor by) {
        String code = before.point().point().code();
        before.instruments().stream()
                .filter(instrument -> instrument.mn().equals(mn) && instrument.retiredAt() == null)
                .findFirst()
                .orElseThrow(Problem::notFound);
        instruments.retire(mn);
        return recorded("instrument.retired", code, by);
    }

    /** Retires a point from today on, with all its instruments; its readings stay. */
    @Transactional
    PointView retire(PointView before, Actor by) {
        Point point = before.point().point();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        before.instruments().stream()
                .filter(instrument -> instrument.retiredAt() == null)
                .forEach(instrument -> instruments.retire(instrument.mn()));
        LocalDate last = point.validFrom() != null && point.validFrom().isAfter(today) ? point.validFrom() : today;
        points.save(
                new Point(
                        point.code(),
                        point.site(),
                        point.kind(),
                        point.name(),
                        point.outlet(),
                        point.targets(),
                        point.power(),
                        point.referenceO2(),
                        point.referenceO2From(),
                        point.validFrom(),
                        last),
                by.name());
        return recorded("point.retired", point.code(), by);
    }

    private PointView recorded(String kind, String code, Actor by) {
        PointView now = find(code).orElseThrow();
        decisions.append(new Decision(
                        kind,
                        code,
                        clock.instant(),
                        null,
                        null,
                        List.of(),
                        null,
                        List.of(),
                        Map.of(
                                "revision", now.point().revision(),
                                "kind", now.point().point().kind().code(),
                                "instruments",
                                        now.instruments().stream()
                                                .map(instrument -> Map.of(
                                                        "mn", instrument.mn(),
                                                        "version", instrument.version(),
                                                        "retired", instrument.retiredAt() != null))
                                                .toList()),
                        by)
                .in(now.point().area())
                .at(now.point().point().site()));
        return now;
    }

    private static void requireSame(Point there, NewPoint said) {
        if (said.mn() == null) {
            throw Problem.conflict("point-taken", "there is a point " + there.code() + " already; change it there");
        }
        List<InputError> errors = new ArrayList<>();
        if (!there.site().equals(said.site())) {
            errors.add(
                    InputError.at("/site", "the site of the point " + there.code() + ", which is there", said.site()));
        }
        if (said.kind() != null && said.kind() != there.kind()) {
            errors.add(InputError.at(
                    "/kind",
                    there.kind().code() + ", as the point stands",
                    said.kind().code()));
        }
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static Point point(NewPoint said) {
        return point(said, said.pointCode());
    }

    private static Point point(NewPoint said, String code) {
        List<Point.Target> targets = said.lines() == null
                ? said.targets()
                : said.lines().stream()
                        .map(line ->
                                new Point.Target("line", line, Point.Relation.SOLE, null, null, said.validFrom(), null))
                        .toList();
        return new Point(
                code,
                said.site(),
                said.kind() == null ? Point.Kind.CEMS : said.kind(),
                said.name(),
                said.outlet(),
                targets,
                said.power(),
                said.referenceO2(),
                said.referenceO2From(),
                said.validFrom(),
                said.validUntil());
    }
}
