package io.qinglan.inventory.sheet;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

import javax.sql.DataSource;

import io.qinglan.authority.Areas;
import io.qinglan.inventory.Grades;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListChange;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Points;
import io.qinglan.policy.PolicyLibrary;

/** The product's own way in for a file, without the container: reading, holding against the list, writing the version. */
public final class PlainImports {

    private final FileReader reader;
    private final Inventory inventory;

    /** The grades by the rules of a folder, read once as the running program does. */
    public static Grades grades(Path rules) {
        Grades grades = new Grades(PolicyLibrary.open(rules), "cn-2024");
        grades.of(List.of("KI15"), null);
        return grades;
    }

    /** Imports into a database. */
    public PlainImports(DataSource database, Grades grades) {
        ListVersions versions = new ListVersions(database, Clock.systemUTC());
        this.inventory = new Inventory(database, versions);
        this.reader = new FileReader(
                new Areas(database), inventory, versions, new Points(database, Clock.systemUTC()), grades, 200_000);
    }

    /** Takes a file and says how many sites it touched. */
    public int take(byte[] file, Collection<String> areas) {
        FileReader.Reading reading = reader.read(file, areas);
        if (!reading.errors().isEmpty()) {
            throw new IllegalStateException(reading.errors().get(0).toString());
        }
        ListChange change = inventory.apply(reading.statement(), "139900", "bench", null, null);
        return change.size();
    }
}
