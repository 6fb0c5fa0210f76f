package io.qinglan.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.qinglan.audit.backtest.AirFiles;
import io.qinglan.audit.backtest.Backtest;
import io.qinglan.audit.backtest.BacktestJson;
import io.qinglan.audit.backtest.BacktestPage;
import io.qinglan.audit.backtest.BacktestResult;
import io.qinglan.audit.backtest.BacktestSetting;
import io.qinglan.audit.backtest.BadFile;
import io.qinglan.audit.backtest.LoggedWarning;
import io.qinglan.audit.backtest.WarningLog;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessor;

/** Replays years of real air by one or more packs, beside the real warnings; prints JSON, and writes a page with plots. */
@Command(
        name = "backtest",
        description = "Replays years of air by packs, beside real warnings; prints JSON, writes a page.",
        mixinStandardHelpOptions = true)
final class BacktestCommand implements Callable<Integer> {

    private static final BacktestSetting USUAL = BacktestSetting.usual();

    @Option(names = "--pack", required = true, paramLabel = "ID", description = "a rule pack; several to compare")
    private List<String> packs;

    @Option(
            names = "--series",
            required = true,
            paramLabel = "FILE",
            description = "air by day or hour, CSV or gzip, or a folder of such files; several are joined")
    private List<Path> series;

    @Option(names = "--log", paramLabel = "FILE", description = "warnings that were really issued, CSV")
    private Path log;

    @Option(names = "--report", paramLabel = "DIR", description = "where to write index.html and result.json")
    private Path report;

    @Option(
            names = "--city",
            paramLabel = "NAME",
            description = "only this city; several; names the city of a file without one")
    private List<String> cities = List.of();

    @Option(names = "--from", paramLabel = "DAY", description = "first day")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "last day")
    private LocalDate to;

    @Option(names = "--ahead", paramLabel = "DAYS", description = "days a forecast reaches (5)")
    private int ahead = USUAL.daysAhead();

    @Option(names = "--basis", paramLabel = "WORD", description = "calendar or sliding, for hours; else the pack's own")
    private String basis;

    @Option(
            names = "--blur",
            paramLabel = "SPREAD",
            split = ",",
            description = "blurred forecasts: spread of the first day's error (0.1,0.2,0.4); 0 for none")
    private List<Double> blur = USUAL.spreads();

    @Option(names = "--runs", paramLabel = "N", description = "runs of each blurred forecast (1)")
    private int runs = USUAL.runs();

    @Option(names = "--seed", paramLabel = "N", description = "where the errors of blurred forecasts begin (1)")
    private long seed = USUAL.seed();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PolicyLibrary library = House.library();
        List<PolicyPack> chosen =
                packs.stream().distinct().map(id -> pack(library, id)).toList();
        try {
            AirFiles files = new AirFiles(AirStandards.of(library), cities.size() == 1 ? cities.get(0) : null);
            series.forEach(file -> files.read(readable("--series", file)));
            List<LoggedWarning> warnings = log == null ? List.of() : WarningLog.read(readable("--log", log));
            BacktestResult result =
                    new Backtest(Assessor.of(library, House.zone()), setting()).run(chosen, files, warnings);
            String json = json(result);
            if (report != null) {
                Files.createDirectories(report);
                Files.writeString(report.resolve("result.json"), json);
                Files.writeString(report.resolve("index.html"), BacktestPage.of(result));
                spec.commandLine().getErr().println(report.resolve("index.html"));
            }
            spec.commandLine().getOut().println(json);
            return 0;
        } catch (BadFile e) {
            throw new WrongUse(e.getMessage());
        }
    }

    private static PolicyPack pack(PolicyLibrary library, String id) {
        if (!library.ids().contains(id)) {
            throw new WrongUse("--pack: expected one of " + library.ids() + ", got " + id);
        }
        return library.pack(id);
    }

    private static Path readable(String option, Path file) {
        if (!Files.isReadable(file)) {
            throw new WrongUse(option + ": expected a file or folder that can be read, got " + file);
        }
        return file;
    }

    private BacktestSetting setting() {
        if (ahead < 1 || ahead > 30) {
            throw new WrongUse("--ahead: expected 1 to 30 days, got " + ahead);
        }
        if (runs < 1 || runs > 1000) {
            throw new WrongUse("--runs: expected 1 to 1000, got " + runs);
        }
        List<Double> spreads = new ArrayList<>();
        for (double spread : blur) {
            if (!(spread >= 0 && spread <= 2)) {
                throw new WrongUse("--blur: expected spreads from 0 to 2, got " + spread);
            }
            if (spread > 0) {
                spreads.add(spread);
            }
        }
        return new BacktestSetting(
                basis(), ahead, USUAL.gapDays(), spreads, runs, seed, from, to, cities, USUAL.explained());
    }

    private Basis basis() {
        try {
            return basis == null ? null : Basis.of(basis.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new WrongUse("--basis: " + e.getMessage());
        }
    }

    private static String json(BacktestResult result) throws IOException {
        return new ObjectMapper()
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(BacktestJson.of(result));
    }
}
