package io.qinglan.feed.hj212;

import java.util.EnumSet;
import java.util.Set;

/** What is known of the habits of instruments. Asked only for frames that cannot be read without. */
@FunctionalInterface
public interface Quirks {

    /** Nothing is known of any instrument. */
    Quirks NONE = mn -> Setting.NONE;

    /**
     * The setting of an instrument.
     *
     * @param mn its number as it stands in the frame, null when the frame names none
     * @return never null
     */
    Setting of(String mn);

    /**
     * The habits of one instrument.
     *
     * @param quirks the quirks allowed
     * @param sm4 its SM4 key of 16 bytes, null when it sends in the clear
     */
    record Setting(Set<Quirk> quirks, Sm4Key sm4) {

        /** No quirk, no key. */
        public static final Setting NONE = new Setting(Set.of(), null);

        /** Copies the set, ordered as quirks are tried. */
        public Setting {
            Set<Quirk> ordered = EnumSet.noneOf(Quirk.class);
            ordered.addAll(quirks);
            quirks = java.util.Collections.unmodifiableSet(ordered);
        }

        boolean isNone() {
            return quirks.isEmpty() && sm4 == null;
        }
    }
}
