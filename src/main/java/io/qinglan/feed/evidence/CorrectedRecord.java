package io.qinglan.feed.evidence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.feed.LatestRecord;

/**
 * What holds of a record when its corrections are honoured: the corrected value in place of the one that came, nothing where it is not to be
 * used. The reading itself stays as it came. Windows of factors do the same for themselves ({@code feed.rollup.FactorItems}), with what
 * the instrument made of a value besides.
 */
public final class CorrectedRecord {

    private static final String FLAG = "Flag";
    private static final Set<String> VALUES = Set.of("", "Rtd", "Avg");

    private CorrectedRecord() {}

    /**
     * The record with its corrections.
     *
     * @param corrections of this point, kind and time, the latest first: of one item the latest holds
     */
    public static LatestRecord of(LatestRecord record, List<Correction> corrections) {
        if (corrections.isEmpty()) {
            return record;
        }
        Map<String, LatestRecord.Item> items = new LinkedHashMap<>(record.items());
        Set<String> seen = new HashSet<>();
        for (Correction correction : corrections) {
            if (seen.add(correction.factor())) {
                correct(items, record, correction);
            }
        }
        return new LatestRecord(
                record.point(),
                record.kind(),
                record.at(),
                record.seconds(),
                items,
                record.quality(),
                record.receivedAt(),
                true,
                record.parts());
    }

    private static void correct(Map<String, LatestRecord.Item> items, LatestRecord record, Correction correction) {
        for (Map.Entry<String, LatestRecord.Item> said : record.items().entrySet()) {
            String name = said.getKey();
            boolean itself = name.equals(correction.factor());
            boolean ofFactor = name.startsWith(correction.factor() + "-") && !name.endsWith("-" + FLAG);
            if (itself || ofFactor) {
                String suffix = itself ? "" : name.substring(correction.factor().length() + 1);
                if (correction.value() == null || !VALUES.contains(suffix)) {
                    items.remove(name);
                } else {
                    items.put(name, item(correction.value(), said.getValue()));
                }
            }
        }
        if (correction.mark() != null) {
            String factor = correction.factor();
            boolean ofOne = record.items().keySet().stream().anyMatch(name -> name.startsWith(factor + "-"));
            LatestRecord.Item any = record.items().values().iterator().next();
            items.put(ofOne ? factor + "-" + FLAG : FLAG, item(correction.mark(), any));
        }
    }

    private static LatestRecord.Item item(String value, LatestRecord.Item before) {
        return new LatestRecord.Item(value, before.dictionary(), before.frame(), before.receivedAt());
    }
}
