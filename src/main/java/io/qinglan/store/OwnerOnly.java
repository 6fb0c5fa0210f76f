package io.qinglan.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets of this node: readable and writable by their owner alone. */
public final class OwnerOnly {

    private OwnerOnly() {}

    /** Writes the file anew, with one closing line break. */
    public static void write(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content + "\n");
    }
}
