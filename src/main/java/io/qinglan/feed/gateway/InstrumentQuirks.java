package io.qinglan.feed.gateway;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

import io.qinglan.feed.Instrument;
import io.qinglan.feed.Instruments;
import io.qinglan.feed.hj212.Quirk;
import io.qinglan.feed.hj212.Quirks;
import io.qinglan.feed.hj212.Sm4Key;

/** The habits of registered instruments, as the codec asks for them. Never waits. */
final class InstrumentQuirks implements Quirks {

    private final Instruments instruments;

    InstrumentQuirks(Instruments instruments) {
        this.instruments = instruments;
    }

    @Override
    public Setting of(String mn) {
        Optional<Instrument> found = instruments.find(mn);
        if (found.isEmpty()) {
            return Setting.NONE;
        }
        Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
        for (String name : found.get().quirks()) {
            quirks.add(Quirk.valueOf(name));
        }
        Sm4Key key = instruments
                .sm4Key(mn)
                .map(bytes -> Sm4Key.of(HexFormat.of().formatHex(bytes)))
                .orElse(null);
        return quirks.isEmpty() && key == null ? Setting.NONE : new Setting(quirks, key);
    }
}
