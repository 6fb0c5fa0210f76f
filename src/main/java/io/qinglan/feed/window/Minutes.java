package io.qinglan.feed.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One factor minute by minute over a span of time. Each minute takes one minute record (the shortest that covers it, of those the last begun, of
 * those the last revision), or the real-time values that fall into it; so neither order nor repetition of what came changes it.
 */
final class Minutes {

    private final Sample[] byMinute;
    private final boolean realtime;

    private Minutes(Sample[] byMinute, boolean realtime) {
        this.byMinute = byMinute;
        this.realtime = realtime;
    }

    /**
     * The minutes of a factor: from minute records when at least one lies in the span, else from real-time data.
     *
     * @param start begin of the span, at a whole minute
     * @param count minutes of the span
     */
    static Minutes of(Collection<Sample> samples, Instant start, int count, Validity validity) {
        Sample[] taken = new Sample[count];
        boolean any = false;
        for (Sample sample : samples) {
            if (sample.source() == Source.MINUTE) {
                any |= lay(taken, sample, start);
            }
        }
        return any ? new Minutes(taken, false) : new Minutes(realtime(samples, start, count, validity), true);
    }

    /** Lays a record over the minutes that lie wholly in it. */
    private static boolean lay(Sample[] taken, Sample sample, Instant start) {
        long from = sample.start().getEpochSecond() - start.getEpochSecond();
        int first = (int) Math.max(0, -Math.floorDiv(-from, 60L));
        int last = (int) Math.min(taken.length, Math.floorDiv(from + sample.seconds(), 60L));
        for (int minute = first; minute < last; minute++) {
            if (taken[minute] == null || Sample.FIRST_TAKEN.compare(sample, taken[minute]) < 0) {
                taken[minute] = sample;
            }
        }
        return last > first;
    }

    private static Sample[] realtime(Collection<Sample> samples, Instant start, int count, Validity validity) {
        List<Sample> sorted = new ArrayList<>();
        for (Sample sample : samples) {
            if (sample.source() == Source.REALTIME) {
                sorted.add(sample);
            }
        }
        sorted.sort((one, other) -> {
            int byTime = one.start().compareTo(other.start());
            return byTime != 0 ? byTime : Sample.FIRST_TAKEN.compare(one, other);
        });
        Sample[] taken = new Sample[count];
        List<Sample> inMinute = new ArrayList<>();
        Sample before = null;
        int next = 0;
        for (int minute = 0; minute < count; minute++) {
            Instant from = start.plusSeconds(60L * minute);
            Instant to = from.plusSeconds(60);
            inMinute.clear();
            while (next < sorted.size() && sorted.get(next).start().isBefore(to)) {
                Sample sample = sorted.get(next++);
                boolean again = before != null && before.start().equals(sample.start());
                if (!again && !sample.start().isBefore(from)) {
                    inMinute.add(sample);
                }
                before = again ? before : sample;
            }
            if (!inMinute.isEmpty()) {
                taken[minute] = joined(inMinute, from, validity);
            } else if (before != null && !before.end().isBefore(to)) {
                taken[minute] =
                        before; // an upload interval longer than a minute: the value stands until the next is due
            }
        }
        return taken;
    }

    /** The minute of several instant values: normal when more than the standard's share of them is, else what most of the others are. */
    private static Sample joined(List<Sample> values, Instant from, Validity validity) {
        int[] counts = new int[MarkClass.COUNT];
        double sum = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        int valid = 0;
        for (Sample value : values) {
            if (value.valid()) {
                double v = value.figures().mean();
                sum += v;
                min = valid == 0 ? v : Math.min(min, v);
                max = valid == 0 ? v : Math.max(max, v);
                valid++;
                counts[MarkClass.VALID.ordinal()]++;
            } else {
                counts[Minutes.classOf(value).ordinal()]++;
            }
        }
        MarkClass mark =
                valid * 100.0 > values.size() * validity.normalPercentAbove() ? MarkClass.VALID : mostOther(counts);
        Figures figures = mark == MarkClass.VALID ? new Figures(sum / valid, min, max, Double.NaN) : Figures.NONE;
        Sample first = values.get(0);
        return new Sample(Source.REALTIME, from, 60, first.factor(), figures, Double.NaN, mark, 0);
    }

    private static MarkClass mostOther(int[] counts) {
        int most = MarkClass.INVALID.ordinal();
        for (int i = most + 1; i < counts.length; i++) {
            if (counts[i] > counts[most]) {
                most = i;
            }
        }
        return MarkClass.values()[most];
    }

    /** A normal mark on a record without a value counts as invalid. */
    private static MarkClass classOf(Sample sample) {
        return sample.mark() == MarkClass.VALID && !sample.figures().known() ? MarkClass.INVALID : sample.mark();
    }

    FactorWindow.Basis basis(int first, int count) {
        for (int minute = first; minute < first + count; minute++) {
            if (byMinute[minute] != null) {
                return realtime ? FactorWindow.Basis.REALTIME : FactorWindow.Basis.MINUTES;
            }
        }
        return FactorWindow.Basis.NONE;
    }

    int[] units(int first, int count) {
        int[] units = new int[MarkClass.COUNT];
        for (int minute = first; minute < first + count; minute++) {
            if (byMinute[minute] != null) {
                units[classOf(byMinute[minute]).ordinal()]++;
            }
        }
        return units;
    }

    /** Mean, lowest, highest and sum over the valid minutes; a cumulative value counts by the share of its period that lies here. */
    Figures figures(int first, int count) {
        double sum = 0;
        double min = Double.NaN;
        double max = Double.NaN;
        double total = 0;
        int valid = 0;
        for (int minute = first; minute < first + count; minute++) {
            Sample sample = byMinute[minute];
            if (sample == null || !sample.valid()) {
                continue;
            }
            Figures figures = sample.figures();
            double low = Double.isNaN(figures.min()) ? figures.mean() : figures.min();
            double high = Double.isNaN(figures.max()) ? figures.mean() : figures.max();
            sum += figures.mean();
            min = valid == 0 ? low : Math.min(min, low);
            max = valid == 0 ? high : Math.max(max, high);
            total += figures.total() * 60 / sample.seconds();
            valid++;
        }
        return valid == 0 ? Figures.NONE : new Figures(sum / valid, min, max, total);
    }
}
