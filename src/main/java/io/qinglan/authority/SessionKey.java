package io.qinglan.authority;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The key that encrypts session cookies of pages: drawn once for a data folder, kept there for its owner only, so that
 * people stay signed in over a restart. Configured as {@code quarkus.http.auth.session.encryption-key}.
 */
public final class SessionKey {

    /** The configuration property that the key is for. */
    public static final String PROPERTY = "quarkus.http.auth.session.encryption-key";

    private static final String FILE = "session.key";

    private SessionKey() {}

    /** The key of a data folder, drawn when there is none. */
    public static String of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, ownerOnly(data));
                Files.writeString(file, Secrets.token());
            } catch (FileAlreadyExistsException another) {
                return Files.readString(file, StandardCharsets.UTF_8);
            }
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
