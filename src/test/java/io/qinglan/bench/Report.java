package io.qinglan.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The page of one benchmark: machine, date, what was measured, one row a contender. */
public final class Report {

    private final Benchmark benchmark;
    private final List<String> lines = new ArrayList<>();

    Report(Benchmark benchmark) {
        this.benchmark = benchmark;
        System.out.println("== " + benchmark.name() + ": " + benchmark.question());
    }

    /** A paragraph. */
    public void say(String text) {
        System.out.println(text);
        lines.add(text);
        lines.add("");
    }

    /** The head of a table. */
    public void head(String... cells) {
        row(cells);
        lines.add("|" + " --- |".repeat(cells.length));
    }

    /** A row of the table begun last. */
    public void row(String... cells) {
        System.out.println(String.join("\t", cells));
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    /** The end of a table. */
    public void end() {
        lines.add("");
    }

    /** A number as people read it: 1,234,567. */
    public static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.2f" : "%,.0f", value);
    }

    void write(Path folder) throws IOException {
        List<String> page = new ArrayList<>();
        page.add("# " + benchmark.name());
        page.add("");
        page.add(benchmark.question());
        page.add("");
        page.add("Measured on " + LocalDate.now() + ": " + Machine.describe()
                + ". Run it again with `bin/qinglan bench " + benchmark.name() + "`.");
        page.add("");
        page.addAll(lines);
        Files.createDirectories(folder);
        Files.write(folder.resolve(benchmark.name() + ".md"), page);
        System.out.println("written: docs/benchmarks/" + benchmark.name() + ".md");
    }
}
