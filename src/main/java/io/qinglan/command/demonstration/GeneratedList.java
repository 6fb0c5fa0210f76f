package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;

/** The generated list of the demonstration city as the three CSV files an office would import: sites, lines, list rows. */
final class GeneratedList {

    private static final int SITES = 400;
    private static final long SEED = 2015;

    private final List<GeneratedSite> sites;

    private GeneratedList(List<GeneratedSite> sites) {
        this.sites = sites;
    }

    /** About four hundred sites, spread over these counties. */
    static GeneratedList of(Collection<String> counties) {
        return new GeneratedList(
                new InventoryGenerator(SEED, List.copyOf(counties)).sites(SITES).toList());
    }

    /** Permit code of the first site: the one the demonstration's enterprise account belongs to. */
    String firstSite() {
        return sites.get(0).fact().id();
    }

    /**
     * A production line of the list.
     *
     * @param site code of its site
     * @param county the county it lies in
     * @param line its code
     */
    record Line(String site, String county, String line) {

        /** Code of the meter that measures it. */
        String point() {
            return "demo-power-" + site + "-" + line;
        }
    }

    /** The first running line of some sites whose trade is one with lines that orders cut. */
    List<Line> lines(int most) {
        return sites.stream()
                .filter(site -> !site.fact().industries().contains("other"))
                .flatMap(site -> site.fact().lines().stream()
                        .filter(line -> !line.longStopped())
                        .limit(1)
                        .map(line -> new Line(site.fact().id(), site.county(), line.id())))
                .limit(most)
                .toList();
    }

    /** The three files in the order they must be imported. */
    List<String> files() {
        return List.of(sitesFile(), linesFile(), listRowsFile());
    }

    private String sitesFile() {
        return csv(
                "site,area,name,industry,sub,grade,creditCode,legalRepresentative,address,contact,phone",
                sites.stream()
                        .map(site -> row(
                                site.fact().id(),
                                site.county(),
                                site.fact().name(),
                                String.join("|", site.fact().industries()),
                                site.fact().sub(),
                                site.fact().grade(),
                                site.creditCode(),
                                site.legalRepresentative(),
                                site.address(),
                                site.legalRepresentative(),
                                site.phone())));
    }

    private String linesFile() {
        return csv(
                "site,line,process,name,plantCode,capacity,unit,so2,nox,pm,vocs,status",
                each(
                        site -> site.fact().lines(),
                        (site, line) -> row(
                                site.fact().id(),
                                line.id(),
                                line.process(),
                                line.name(),
                                line.plantCode(),
                                line.dailyCapacity(),
                                line.capacityUnit(),
                                kilograms(line, "SO2"),
                                kilograms(line, "NOx"),
                                kilograms(line, "PM"),
                                kilograms(line, "VOCs"),
                                line.longStopped() ? "long_stopped" : "running")));
    }

    private String listRowsFile() {
        return csv(
                "site,line,level,action,base,limitTo,unit",
                each(
                        site -> site.fact().listRows(),
                        (site, row) -> row(
                                site.fact().id(),
                                row.line(),
                                row.colour(),
                                row.action().code(),
                                value(row.base()),
                                "stop".equals(row.action().code()) ? null : value(row.limitTo()),
                                unit(row))));
    }

    private <T> Stream<Object[]> each(
            Function<GeneratedSite, List<T>> parts, BiFunction<GeneratedSite, T, Object[]> row) {
        return sites.stream().flatMap(site -> parts.apply(site).stream().map(part -> row.apply(site, part)));
    }

    private static BigDecimal kilograms(LineFact line, String pollutant) {
        Emission emission = line.emissionOrNone();
        return emission.kilograms(pollutant);
    }

    private static BigDecimal value(Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    private static String unit(ListRowFact row) {
        return row.base() == null ? null : row.base().unit();
    }

    private static Object[] row(Object... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell instanceof BigDecimal number ? number.toPlainString() : cell)
                .toArray();
    }

    private static String csv(String head, Stream<Object[]> rows) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            List<Object[]> all = new ArrayList<>();
            all.add(head.split(","));
            rows.forEach(all::add);
            for (Object[] row : all) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
