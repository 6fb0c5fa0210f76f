package io.qinglan.order.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.qinglan.order.obligation.Obligation;
import io.qinglan.web.Cursor;

/** One page of the sites that would have something to do, in order of area and code. */
final class SiteItems implements Collector {

    private final String afterArea;
    private final String afterCode;
    private final int size;
    private final List<Rehearsed> page = new ArrayList<>();
    private boolean more;

    /** The page behind a place of that order, of at most so many sites. */
    SiteItems(Cursor after, int size) {
        this.afterArea = after == null ? "" : after.part(0);
        this.afterCode = after == null ? "" : after.part(1);
        this.size = size;
    }

    @Override
    public void see(Rehearsed site) {
        int place = site.area().compareTo(afterArea);
        boolean behind = place > 0 || place == 0 && site.code().compareTo(afterCode) > 0;
        if (!behind || site.duties().obligations().isEmpty()) {
            return;
        }
        if (page.size() < size) {
            page.add(site);
        } else {
            more = true;
        }
    }

    /** The sites of the page, kept whole. */
    List<Rehearsed> sites() {
        return page;
    }

    /** What to send for the next page; null on the last. */
    String next() {
        if (!more) {
            return null;
        }
        Rehearsed last = page.get(page.size() - 1);
        return Cursor.of(last.area(), last.code()).text();
    }

    /** The page; each site names what orders it already, as the function tells by its code. */
    List<Map<String, Object>> items(Function<String, List<Map<String, Object>>> elsewhere) {
        return page.stream()
                .map(site -> {
                    Map<String, Object> item = item(site);
                    item.put("alsoOrderedBy", elsewhere.apply(site.code()));
                    return item;
                })
                .toList();
    }

    private static Map<String, Object> item(Rehearsed site) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("site", site.code());
        item.put("name", site.facts().name());
        item.put("area", site.area());
        item.put("industries", site.facts().industries());
        item.put("grade", site.facts().grade());
        item.put("savesKgPerDay", Kilograms.of(site.saves()));
        item.put(
                "obligations",
                site.duties().obligations().stream().map(SiteItems::obligation).toList());
        return item;
    }

    static Map<String, Object> obligation(Obligation obligation) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("scope", obligation.scope().code());
        view.put("target", obligation.target().code());
        view.put("action", obligation.action().code());
        view.put("amount", obligation.amount());
        view.put("unit", obligation.unit());
        view.put("limitTo", obligation.limitTo());
        view.put("binding", obligation.binding());
        view.put("origin", obligation.origin().code());
        view.put("clause", obligation.because().clause());
        view.put("certainty", obligation.because().certainty().code());
        return view;
    }
}
