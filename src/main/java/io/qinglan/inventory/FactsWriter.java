package io.qinglan.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.OffPeak;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;
import io.qinglan.ledger.CanonicalWriter;

/**
 * Writes the facts of a site as canonical JSON: the form in which they are kept, hashed and archived. Keys may only ever be added,
 * so that what was written stays readable. Not thread safe.
 */
final class FactsWriter {

    private final CanonicalWriter json = new CanonicalWriter();

    /** The canonical bytes of a site's facts; what is not known is left out. */
    byte[] write(SiteFact site) {
        json.object();
        figures("annualKg", site.annualEmissionKg());
        figures("beforeKg", site.meanDailyBeforeKg());
        words("flags", site.flags().size() > 1 ? new TreeSet<>(site.flags()) : site.flags());
        days("flagsUntil", site.flagsUntil());
        json.field("grade", site.grade()).field("id", site.id());
        words("industries", site.industries());
        lines(site.lines());
        listRows(site.listRows());
        json.key("listed").bool(site.listed());
        json.field("name", site.name());
        offPeak(site.offPeak());
        words("stopOrder", site.planStopOrder());
        json.field("sub", site.sub());
        return json.endObject().take();
    }

    private void lines(Collection<LineFact> lines) {
        json.key("lines").array();
        for (LineFact line : lines) {
            json.object();
            figures("baseline", line.baseline());
            json.field("capacity", line.dailyCapacity());
            emission(line.emission());
            figures("figures", line.figures());
            json.field("id", line.id());
            if (line.longStopped()) {
                json.key("longStopped").bool(true);
            }
            json.field("name", line.name()).field("plantCode", line.plantCode());
            json.field("process", line.process()).field("unit", line.capacityUnit());
            texts("words", line.words());
            json.endObject();
        }
        json.endArray();
    }

    private void emission(Emission emission) {
        if (emission == null) {
            return;
        }
        json.key("emissionKg").object();
        for (String pollutant : FactsReader.POLLUTANTS) {
            json.field(pollutant, emission.kilograms(pollutant));
        }
        json.endObject();
    }

    private void listRows(Collection<ListRowFact> rows) {
        if (rows.isEmpty()) {
            return;
        }
        json.key("listRows").array();
        for (ListRowFact row : rows) {
            json.object().field("action", row.action().code());
            quantity("base", row.base());
            json.field("colour", row.colour());
            quantity("limitTo", row.limitTo());
            json.field("line", row.line()).endObject();
        }
        json.endArray();
    }

    private void quantity(String key, Quantity quantity) {
        if (quantity != null) {
            json.key(key).object();
            json.field("unit", quantity.unit()).field("value", quantity.value()).endObject();
        }
    }

    private void offPeak(OffPeak window) {
        if (window == null) {
            return;
        }
        json.key("offPeak").object();
        json.field("end", FactsReader.MONTH_DAY.format(window.end()));
        json.field("start", FactsReader.MONTH_DAY.format(window.start()));
        words("stop", window.stop());
        json.endObject();
    }

    private void figures(String key, Map<String, BigDecimal> figures) {
        if (!figures.isEmpty()) {
            json.key(key).object();
            ordered(figures).forEach(json::field);
            json.endObject();
        }
    }

    private void days(String key, Map<String, LocalDate> days) {
        if (!days.isEmpty()) {
            json.key(key).object();
            ordered(days).forEach((name, day) -> json.field(name, day.toString()));
            json.endObject();
        }
    }

    private void texts(String key, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            json.key(key).object();
            ordered(texts).forEach(json::field);
            json.endObject();
        }
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return map.size() > 1 ? new TreeMap<>(map) : map;
    }

    private void words(String key, Collection<String> words) {
        if (!words.isEmpty()) {
            json.key(key).array();
            words.forEach(json::text);
            json.endArray();
        }
    }
}
