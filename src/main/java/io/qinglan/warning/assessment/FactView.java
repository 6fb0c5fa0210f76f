package io.qinglan.warning.assessment;

import java.lang.reflect.RecordComponent;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.warning.Index;

/** Shows a fact: words in lower case, instants with their offset, index values as numbers; what is null or only serves a join is left out. */
final class FactView {

    private static final Set<String> JOINS =
            Set.of("number", "rank", "lowestRank", "own", "word", "code", "approvalWord", "inside", "from");
    private static final Set<String> INDICES = Set.of("value", "line", "above");

    /** The components of a kind of fact; looking them up is slow. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> kind) {
            return kind.getRecordComponents();
        }
    };

    private FactView() {}

    static Map<String, Object> of(Record fact, ZoneId zone) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (RecordComponent component : COMPONENTS.get(fact.getClass())) {
            Object value = value(fact, component);
            boolean join = value instanceof Number || value instanceof String;
            if (value != null && !(join && JOINS.contains(component.getName()))) {
                shown.put(component.getName(), shown(component.getName(), value, fact, zone));
            }
        }
        return shown;
    }

    private static Object shown(String name, Object value, Record fact, ZoneId zone) {
        if (value instanceof LocalDateTime instant) {
            return Explanation.instant(instant, zone);
        }
        if (value instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Record inner) {
            return of(inner, zone);
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(one -> shown(name, one, fact, zone)).toList();
        }
        boolean index = INDICES.contains(name) && !(fact instanceof io.qinglan.fact.warning.Run);
        return index && value instanceof Integer units ? Index.plain(units) : value;
    }

    private static Object value(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a fact cannot be shown: " + fact, e);
        }
    }
}
