package io.qinglan.bench.orders;

import java.util.List;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.SiteFact;

/** The floor: the national table at orange written as a switch. No reasons, no dates, no city's own pack. */
final class PlainSwitch {

    private static final Template NO_N4 = Template.keepOut("trucks_n4_and_below");
    private static final List<Template> NOTHING = List.of();
    private static final List<Template> OWN_CHOICE = List.of(Template.ownChoice());
    private static final List<Template> LIMIT_20 = List.of(Template.lines(Action.LIMIT, 20), NO_N4);
    private static final List<Template> STOP = List.of(Template.lines(Action.STOP, 100), NO_N4);
    private static final List<Template> STOP_ALL =
            List.of(Template.lines(Action.STOP, 100), Template.keepOut("road_transport"));
    private static final List<Template> STOP_HALF = List.of(Template.lines(Action.STOP, 50), NO_N4);
    private static final List<Template> FEED_10 = List.of(Template.lines(Action.LIMIT, 10));
    private static final List<Template> FEED_20 = List.of(Template.lines(Action.LIMIT, 20));
    private static final List<Template> FEED_30 = List.of(Template.lines(Action.LIMIT, 30));

    private PlainSwitch() {}

    /** What the table says for a site. */
    static List<Template> rows(SiteFact site) {
        String part = site.sub() == null ? site.industries().get(0) : site.sub();
        String grade = site.grade() == null ? "" : site.grade();
        return switch (part) {
            case "clinker" ->
                switch (grade) {
                    case "A" -> OWN_CHOICE;
                    case "B", "B-" -> LIMIT_20;
                    case "C" -> STOP;
                    case "D" -> STOP_ALL;
                    default -> NOTHING;
                };
            case "asphalt_membrane" ->
                switch (grade) {
                    case "A" -> OWN_CHOICE;
                    case "B", "B-" -> STOP_HALF;
                    case "C" -> STOP;
                    default -> NOTHING;
                };
            case "plastic_membrane" -> STOP_HALF;
            case "KI19" ->
                switch (grade) {
                    case "A" -> OWN_CHOICE;
                    case "B", "B-" -> FEED_10;
                    case "C" -> FEED_20;
                    case "D" -> FEED_30;
                    default -> NOTHING;
                };
            default -> NOTHING;
        };
    }
}
