package io.qinglan.feed.rollup;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.qinglan.feed.window.FactorWindow;
import io.qinglan.feed.window.FactorWindow.Basis;
import io.qinglan.feed.window.FactorWindow.Correction;
import io.qinglan.feed.window.FactorWindow.MassBasis;
import io.qinglan.feed.window.Figures;
import io.qinglan.feed.window.FlowUnit;
import io.qinglan.feed.window.MarkClass;
import io.qinglan.feed.window.Resolution;
import io.qinglan.feed.window.Window;
import io.qinglan.feed.window.WindowState;
import io.qinglan.store.BinaryCopy;

/** A window as a row of the table and back: all factors in arrays, in the order of the layout. */
final class WindowRow {

    static final String[] COLUMNS = {
        "point",
        "resolution",
        "start",
        "version",
        "recorded_at",
        "layout",
        "flow_unit",
        "states",
        "units",
        "reckoned",
        "sent",
        "derived"
    };

    private static final int STATES = 4;
    private static final int RECKONED = 4;
    private static final int SENT = 5;
    private static final int DERIVED = 2;
    private static final int DIFFERS = 16;
    private static final int AMENDED = 32;

    private WindowRow() {}

    /** Writes the columns behind {@code layout}. */
    static void put(BinaryCopy copy, Window window) {
        List<FactorWindow> factors = window.factors();
        short[] states = new short[factors.size() * STATES];
        short[] units = new short[factors.size() * MarkClass.COUNT];
        double[] reckoned = new double[factors.size() * RECKONED];
        double[] sent = new double[factors.size() * SENT];
        double[] derived = new double[factors.size() * DERIVED];
        for (int i = 0; i < factors.size(); i++) {
            FactorWindow factor = factors.get(i);
            states[i * STATES] = (short) factor.state().ordinal();
            states[i * STATES + 1] = (short)
                    (factor.basis().ordinal() + (factor.differs() ? DIFFERS : 0) + (factor.amended() ? AMENDED : 0));
            states[i * STATES + 2] = (short) factor.correction().ordinal();
            states[i * STATES + 3] = (short) factor.massBasis().ordinal();
            for (int j = 0; j < MarkClass.COUNT; j++) {
                units[i * MarkClass.COUNT + j] = (short) factor.units()[j];
            }
            put(reckoned, i * RECKONED, factor.reckoned());
            put(sent, i * SENT, factor.sent());
            sent[i * SENT + 4] = factor.sentCorrected();
            derived[i * DERIVED] = factor.corrected();
            derived[i * DERIVED + 1] = factor.mass();
        }
        copy.int16(window.flowUnit().ordinal()).int16s(states).int16s(units).float64s(reckoned);
        copy.float64s(orNull(sent)).float64s(orNull(derived));
    }

    private static void put(double[] to, int at, Figures figures) {
        to[at] = figures.mean();
        to[at + 1] = figures.min();
        to[at + 2] = figures.max();
        to[at + 3] = figures.total();
    }

    private static double[] orNull(double[] values) {
        return Arrays.stream(values).allMatch(Double::isNaN) ? null : values;
    }

    /** Reads a row of all columns with its layout's factors. */
    static StoredWindow read(ResultSet row, List<String> factors) throws SQLException {
        Short[] states = array(row, "states");
        Short[] units = array(row, "units");
        Double[] reckoned = array(row, "reckoned");
        Double[] sent = array(row, "sent");
        Double[] derived = array(row, "derived");
        List<FactorWindow> read = new ArrayList<>(factors.size());
        for (int i = 0; i < factors.size(); i++) {
            int[] counts = new int[MarkClass.COUNT];
            for (int j = 0; j < counts.length; j++) {
                counts[j] = units[i * counts.length + j];
            }
            int basis = states[i * STATES + 1];
            read.add(new FactorWindow(
                    factors.get(i),
                    WindowState.values()[states[i * STATES]],
                    Basis.values()[basis % DIFFERS],
                    figures(reckoned, i * RECKONED),
                    sent == null ? Figures.NONE : figures(sent, i * SENT),
                    sent == null ? Double.NaN : sent[i * SENT + 4],
                    derived == null ? Double.NaN : derived[i * DERIVED],
                    Correction.values()[states[i * STATES + 2]],
                    derived == null ? Double.NaN : derived[i * DERIVED + 1],
                    MassBasis.values()[states[i * STATES + 3]],
                    counts,
                    (basis & DIFFERS) != 0,
                    (basis & AMENDED) != 0));
        }
        Window window = new Window(
                Resolution.values()[row.getInt("resolution")],
                row.getObject("start", OffsetDateTime.class).toInstant(),
                read,
                FlowUnit.values()[row.getInt("flow_unit")]);
        return new StoredWindow(
                row.getString("point"),
                window,
                row.getInt("version"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }

    private static Figures figures(Double[] from, int at) {
        return new Figures(from[at], from[at + 1], from[at + 2], from[at + 3]);
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : (T[]) array.getArray();
    }
}
