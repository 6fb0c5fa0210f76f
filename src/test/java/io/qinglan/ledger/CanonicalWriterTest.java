package io.qinglan.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalWriterTest {

    @Property
    void writesTextLikeTheLibrary(@ForAll @CharRange(from = '\0', to = '\ud7ff') String text) {
        assertThat(new CanonicalWriter().array().text(text).endArray().take())
                .isEqualTo(Canonical.bytes(List.of(text)));
    }

    @Property
    void writesDecimalsLikeTheLibrary(@ForAll @Scale(6) BigDecimal number) {
        assertThat(new CanonicalWriter().array().number(number).endArray().take())
                .isEqualTo(Canonical.bytes(List.of(number)));
    }

    @Property
    void writesWholeNumbersLikeTheLibrary(@ForAll long number) {
        assertThat(new CanonicalWriter().array().number(number).endArray().take())
                .isEqualTo(Canonical.bytes(List.of(number)));
    }

    @Test
    void writesNestedThingsAndSupplementaryCharactersLikeTheLibrary() {
        UUID id = UUID.fromString("0193a5c0-1f2e-7abc-8def-0123456789ab");
        byte[] written = new CanonicalWriter()
                .object()
                .key("a")
                .array()
                .object()
                .key("id")
                .uuid(id)
                .endObject()
                .object()
                .endObject()
                .endArray()
                .field("b", "𠮷 \u2028 晴岚")
                .field("n", new BigDecimal("1E-7"))
                .key("t")
                .bool(true)
                .endObject()
                .take();
        assertThat(written)
                .isEqualTo(Canonical.bytes(Map.of(
                        "a",
                        List.of(Map.of("id", id), Map.of()),
                        "b",
                        "𠮷 \u2028 晴岚",
                        "n",
                        new BigDecimal("1E-7"),
                        "t",
                        true)));
        assertThat(new String(new CanonicalWriter().object().endObject().take(), StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }

    @Test
    void refusesKeysOutOfOrder() {
        CanonicalWriter writer = new CanonicalWriter().object().field("b", 1);
        assertThatThrownBy(() -> writer.field("a", 1)).isInstanceOf(IllegalStateException.class);
    }
}
