package io.qinglan.web;

import java.util.Locale;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;

/** Codes in JSON are lower case: {@code NOT_MET} is {@code not_met}, unless the class says otherwise by annotation. */
final class LowerCaseCodes extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        for (int i = 0; i < values.length; i++) {
            if (names[i] == null) {
                names[i] = values[i].name().toLowerCase(Locale.ROOT);
            }
        }
        return names;
    }
}
