package io.qinglan.ledger;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CanonicalReaderTest {

    private final CanonicalReader reader = new CanonicalReader();

    @Property
    void readsTextAsItWasWritten(@ForAll List<@CharRange(from = '\0', to = '\ud7ff') String> texts) {
        CanonicalWriter writer = new CanonicalWriter().array();
        texts.forEach(writer::text);
        reader.of(writer.endArray().take()).array();
        List<String> read = new ArrayList<>();
        while (reader.element()) {
            read.add(reader.text());
        }
        assertThat(read).isEqualTo(texts);
    }

    @Property
    void readsDecimalsAsJavaDoes(@ForAll @Scale(6) BigDecimal number) {
        byte[] written = new CanonicalWriter().number(number).take();
        assertThat(reader.of(written).number()).isEqualTo(new BigDecimal(new String(written, StandardCharsets.UTF_8)));
    }

    @Property
    void readsWholeNumbersAsJavaDoes(@ForAll long number) {
        byte[] written = new CanonicalWriter().number(number).take();
        assertThat(reader.of(written).number()).isEqualTo(new BigDecimal(new String(written, StandardCharsets.UTF_8)));
    }

    @Test
    void passesOverWhatIsNotAskedFor() {
        of("{'a':{'x':[1,-2.5e-9,{}],'y':'\\u001f\\n晴岚'},'b':[],'c':true,'d':'𠮷'}")
                .object();
        assertThat(reader.key()).isEqualTo("a");
        reader.skip();
        assertThat(reader.key()).isEqualTo("b");
        reader.skip();
        assertThat(reader.key()).isEqualTo("c");
        assertThat(reader.bool()).isTrue();
        assertThat(reader.key()).isEqualTo("d");
        assertThat(reader.text()).isEqualTo("𠮷");
        assertThat(reader.key()).isNull();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> entered("{").key()).hasMessage("expected more at byte 1, got the end");
        assertThatThrownBy(() -> of("[1]").text()).hasMessage("expected '\"' at byte 0, got '['");
        assertThatThrownBy(() -> of("{}").number()).hasMessage("expected a number at byte 0, got '{'");
        assertThatThrownBy(() -> of("null").bool()).hasMessage("expected true or false at byte 0, got 'n'");
        assertThatThrownBy(() -> of("'half").text()).hasMessageStartingWith("expected more");
    }

    private CanonicalReader entered(String json) {
        of(json).object();
        return reader;
    }

    private CanonicalReader of(String json) {
        return reader.of(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
