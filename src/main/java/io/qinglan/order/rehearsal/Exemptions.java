package io.qinglan.order.rehearsal;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exempt classes with a last day: those that have ended when the response begins, which exempt no more, and those that end within it. */
final class Exemptions implements Collector {

    private final LocalDate from;
    private final LocalDate until;
    private final Shown ended = new Shown();
    private final Shown ending = new Shown();

    /** For a response of these days; the last is null when its end is open. */
    Exemptions(LocalDate from, LocalDate until) {
        this.from = from;
        this.until = until;
    }

    @Override
    public void see(Rehearsed site) {
        Map<String, LocalDate> over = site.facts().endedBy(from);
        over.forEach((flag, last) -> add(ended, site, flag, last));
        if (until != null) {
            site.facts().endedBy(until).forEach((flag, last) -> {
                if (!over.containsKey(flag)) {
                    add(ending, site, flag, last);
                }
            });
        }
    }

    Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("ended", ended.view());
        view.put("endingWithin", ending.view());
        return view;
    }

    private static void add(Shown shown, Rehearsed site, String flag, LocalDate last) {
        shown.add("site", site.code(), "name", site.facts().name(), "flag", flag, "until", last);
    }
}
