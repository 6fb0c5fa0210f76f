package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** How far the episode has been lived through: kept beside the data, so that a stopped demonstration goes on where it was. */
final class Position {

    private final Path file;

    Position(Path data) {
        this.file = data.resolve("demonstration.position");
    }

    /** The number of hours that are past. */
    int hours() {
        try {
            return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that so many hours are past. */
    void set(int hours) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.writeString(next, Integer.toString(hours));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
