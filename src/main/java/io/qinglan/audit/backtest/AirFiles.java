package io.qinglan.audit.backtest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.qinglan.forecast.AirStandards;

/**
 * Reads files of real air: daily or hourly, of one city or many, of stations or cities, each recognised by its head line. Several files
 * of one city are joined; where they know the same day the better source is believed, and how often they would have disagreed is said.
 */
public final class AirFiles {

    private static final int FAULTS_SHOWN = 20;

    private final AirStandards standards;
    private final String fallbackCity;
    private final Map<String, DayTable> days = new TreeMap<>();
    private final Map<String, HourTable> hours = new TreeMap<>();
    private final List<SourceFile> files = new ArrayList<>();

    /**
     * What became of one file.
     *
     * @param name its name
     * @param format the format recognised
     * @param titleZh name of the format in Chinese
     * @param titleEn and in English
     * @param rows rows read
     * @param missing cells that say nothing was measured
     * @param shifted rows whose date was the day of publication and was put right
     * @param leftOut columns not used, with the reason in Chinese and English
     */
    public record SourceFile(
            String name,
            String format,
            String titleZh,
            String titleEn,
            int rows,
            int missing,
            int shifted,
            Map<String, List<String>> leftOut) {}

    /**
     * @param standards the standards by which concentrations become indices
     * @param fallbackCity the city of files that name none; null to take the name of the file
     */
    public AirFiles(AirStandards standards, String fallbackCity) {
        this.standards = standards;
        this.fallbackCity = fallbackCity;
    }

    /**
     * Reads a file, or all series of a folder.
     *
     * @throws BadFile when a head line is not known, or rows cannot be read; names up to twenty rows
     */
    public void read(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            file(fileOrFolder);
            return;
        }
        try (Stream<Path> children = Files.list(fileOrFolder)) {
            List<Path> found = children.filter(AirFiles::csv).sorted().toList();
            if (found.isEmpty()) {
                throw new BadFile(fileOrFolder.toString(), "files ending in .csv or .csv.gz", "none");
            }
            found.forEach(this::file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean csv(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    private void file(Path file) {
        String name = file.getFileName().toString();
        List<BadFile.Fault> faults = new ArrayList<>();
        RowReader[] reader = new RowReader[1];
        CsvFile.read(file, head -> {
            SeriesFormat format = Formats.known().series(name, head);
            reader[0] = new RowReader(format, name, cityOf(format, file), head, this::table, this::hours);
            return (row, line) -> {
                try {
                    reader[0].take(row, line);
                } catch (BadFile e) {
                    faults.addAll(e.faults());
                    if (faults.size() >= FAULTS_SHOWN) {
                        throw new BadFile(faults);
                    }
                }
            };
        });
        if (!faults.isEmpty()) {
            throw new BadFile(faults);
        }
        files.add(reader[0].done());
    }

    private String cityOf(SeriesFormat format, Path file) {
        if (format.name() != null) {
            return format.name();
        }
        String name = file.getFileName().toString();
        return fallbackCity != null ? fallbackCity : name.substring(0, name.indexOf('.'));
    }

    private DayTable table(String city) {
        return days.computeIfAbsent(city, any -> new DayTable(standards));
    }

    private HourTable hours(String city) {
        return hours.computeIfAbsent(city, any -> new HourTable(standards));
    }

    /** What became of each file. */
    public List<SourceFile> files() {
        return List.copyOf(files);
    }

    /** Days on which two files knew the same city and disagreed by a level or more (150, 200, 300), by city. */
    public Map<String, Integer> disagreements() {
        Map<String, Integer> found = new LinkedHashMap<>();
        days.forEach((city, table) -> {
            if (table.disagreements() > 0) {
                found.put(city, table.disagreements());
            }
        });
        return found;
    }

    /** The air of every city read, by name; hours win over days of the same city. */
    public Collection<CityAir> cities() {
        Map<String, CityAir> cities = new TreeMap<>();
        days.forEach((city, table) -> cities.put(city, table.air(city)));
        hours.forEach((city, table) -> cities.put(city, table.air(city)));
        return cities.values();
    }
}
