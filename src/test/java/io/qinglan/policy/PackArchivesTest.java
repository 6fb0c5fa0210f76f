package io.qinglan.policy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A pack comes back from its archive as it was, or not at all. */
class PackArchivesTest {

    private final PolicyLibrary library = PolicyLibrary.open(Path.of("rules"));

    private Map<String, byte[]> archived(String id) {
        Map<String, byte[]> archives = new HashMap<>();
        library.pack(id).chain().forEach(pack -> archives.put(pack.digest(), pack.archive()));
        return archives;
    }

    @Test
    void everyPackComesBackWithItsParentsParametersTablesAndRules() {
        for (PolicyPack pack : library.packs()) {
            Map<String, byte[]> archives = archived(pack.id());
            PolicyPack back = new PackArchives(digest -> Optional.ofNullable(archives.get(digest)))
                    .pack(pack.digest())
                    .orElseThrow();
            assertThat(back.digest()).isEqualTo(pack.digest());
            assertThat(back.chain()).hasSameSizeAs(pack.chain());
            assertThat(List.copyOf(back.parameters().all()))
                    .isEqualTo(List.copyOf(pack.parameters().all()));
            assertThat(back.measures("enterprise")).isEqualTo(pack.measures("enterprise"));
            assertThat(back.archive()).isEqualTo(pack.archive());
        }
        PolicyPack pack = library.pack("cn-2024");
        Map<String, byte[]> archives = archived("cn-2024");
        PolicyPack back = new PackArchives(digest -> Optional.ofNullable(archives.get(digest)))
                .pack(pack.digest())
                .orElseThrow();
        assertThat(back.rules("obligation").heads())
                .isEqualTo(pack.rules("obligation").heads());
    }

    @Test
    void aPackWhoseParentWasNotKeptIsNotThere() {
        PolicyPack pack = library.pack("cn-2024");
        assertThat(new PackArchives(
                                digest -> digest.equals(pack.digest()) ? Optional.of(pack.archive()) : Optional.empty())
                        .pack(pack.digest()))
                .isEmpty();
    }

    @Test
    void anArchiveThatWasChangedIsRefused() {
        PolicyPack pack = library.pack("cn-2024");
        byte[] changed = pack.archive();
        changed[changed.length / 2] ^= 1;
        PackArchives archives = new PackArchives(digest -> Optional.of(changed));
        assertThatThrownBy(() -> archives.pack(pack.digest()))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(pack.digest());
    }
}
