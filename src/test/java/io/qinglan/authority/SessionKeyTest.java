package io.qinglan.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SessionKeyTest {

    @Test
    void isDrawnOnceAndForItsOwnerOnly(@TempDir Path data, @TempDir Path other) throws IOException {
        String key = SessionKey.of(data);
        assertThat(key).hasSizeGreaterThan(32).isEqualTo(SessionKey.of(data)).isNotEqualTo(SessionKey.of(other));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("session.key"))))
                .isEqualTo("rw-------");
    }
}
