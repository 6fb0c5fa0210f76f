package io.qinglan.warning;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.qinglan.authority.Access;
import io.qinglan.authority.Actor;
import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.Profile;
import io.qinglan.authority.Profiles;
import io.qinglan.store.Ids;
import io.qinglan.web.InputError;
import io.qinglan.web.Problem;

/** Takes in what the region sends, assesses each city concerned again, and keeps what came of it and when it was answered. */
@ApplicationScoped
class RegionalNotices {

    private final RegionalNoticeBook book;
    private final Reassessment reassessment;
    private final Access access;
    private final Areas areas;
    private final Profiles profiles;
    private final Records records;
    private final ObjectMapper json;
    private final Clock clock;
    private final Ids ids;

    RegionalNotices(
            RegionalNoticeBook book,
            Reassessment reassessment,
            Access access,
            Areas areas,
            Profiles profiles,
            Records records,
            ObjectMapper json,
            Clock clock,
            Ids ids) {
        this.book = book;
        this.reassessment = reassessment;
        this.access = access;
        this.areas = areas;
        this.profiles = profiles;
        this.records = records;
        this.json = json;
        this.clock = clock;
        this.ids = ids;
    }

    /** What the reassessment of a city gave; the proposal is null when none arose. */
    record CityOutcome(String city, String transition, String level, UUID proposal) {}

    @Transactional
    RegionalNotice take(RegionalNoticeInput input, Actor actor) {
        Instant now = clock.instant();
        input.require(now);
        RegionalNotice notice = notice(input, actor, now);
        book.persistAndFlush(notice);
        if (!notice.exercise) {
            List<CityOutcome> outcomes =
                    notice.cities.stream().map(city -> outcome(city, notice)).toList();
            notice.outcomes = json.valueToTree(outcomes);
        }
        records.plain("regional_notice.received", notice.id, notice.area, Received.of(notice), notice.outcomes, actor);
        return notice;
    }

    private CityOutcome outcome(String city, RegionalNotice notice) {
        Reassessment.Outcome outcome = reassessment.of(city, "regional_notice", notice.id);
        return new CityOutcome(
                city,
                outcome.finding().map(Finding::transition).orElse("none"),
                outcome.finding().map(found -> found.level().code()).orElse("none"),
                outcome.proposal().map(proposal -> proposal.id).orElse(null));
    }

    private RegionalNotice notice(RegionalNoticeInput input, Actor actor, Instant now) {
        RegionalNotice notice = new RegionalNotice();
        notice.id = ids.next();
        notice.kind = input.kind();
        notice.area = areas.get(input.area()).code();
        notice.cities = cities(input, actor);
        notice.level = input.level() == null ? "none" : input.level();
        notice.from = input.from();
        notice.until = input.until();
        notice.documentNumber = input.documentNumber();
        notice.coordinator =
                input.coordinator() == null ? areas.get(input.area()).name() : input.coordinator();
        notice.receivedAt = input.received() == null ? now : input.received();
        notice.answeredAt = input.answered();
        notice.exercise = input.exercise();
        notice.outcomes = json.createArrayNode();
        notice.recordedBy = actor.id();
        notice.recordedAt = now;
        return notice;
    }

    /** The cities concerned that the actor's office answers for: a city's officer also enters what was sent to the province. */
    private List<String> cities(RegionalNoticeInput input, Actor actor) {
        List<String> candidates = input.cities() == null ? issuing(input.area()) : input.cities();
        List<String> own = new ArrayList<>();
        for (String city : candidates) {
            if (access.reachesArea(actor, areas.get(city).code())) {
                own.add(city);
            }
        }
        if (own.isEmpty()) {
            if (areas.contains(input.area(), String.valueOf(actor.area())) || access.reachesArea(actor, input.area())) {
                throw Problem.invalid(
                        InputError.at("/area", "an area with a city your office answers for", input.area()));
            }
            throw Problem.forbidden("area " + input.area() + " is outside the area of your office");
        }
        return own;
    }

    /** All within the area that may issue a warning; a province only where it has no cities of its own. */
    private List<String> issuing(String area) {
        List<String> cities = areas.within(area).stream()
                .filter(code -> areas.get(code).kind() == Area.Kind.CITY)
                .toList();
        boolean itself =
                cities.isEmpty() && profiles.of(area).power(Profile.Act.WARNING).isPresent();
        return itself ? List.of(area) : cities;
    }

    @Transactional
    RegionalNotice answer(UUID id, Instant at, String answer, Actor actor) {
        RegionalNotice notice = book.findByIdOptional(id).orElseThrow(Problem::notFound);
        if (notice.answeredAt != null) {
            throw Problem.conflict("out-of-order", "it was answered at " + notice.answeredAt);
        }
        Instant answered = at == null ? clock.instant() : at;
        if (answered.isBefore(notice.receivedAt)) {
            throw Problem.invalid(InputError.at("/at", "a time not before it was received", at));
        }
        notice.answeredAt = answered;
        notice.answer = answer;
        notice.version++;
        records.plain(
                "regional_notice.answered",
                id,
                notice.area,
                Received.of(notice),
                new Answered(answered, answer),
                actor);
        return notice;
    }

    private record Received(
            String kind,
            String level,
            String area,
            List<String> cities,
            Instant from,
            Instant until,
            String documentNumber,
            String coordinator,
            Instant receivedAt) {
        static Received of(RegionalNotice n) {
            return new Received(
                    n.kind, n.level, n.area, n.cities, n.from, n.until, n.documentNumber, n.coordinator, n.receivedAt);
        }
    }

    private record Answered(Instant at, String answer) {}
}
