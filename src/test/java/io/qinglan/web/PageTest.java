package io.qinglan.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {

    @Property
    void pagesTogetherAreTheWholeList(
            @ForAll @IntRange(max = 40) int rows, @ForAll @IntRange(min = 1, max = 9) int size) {
        List<Integer> all = IntStream.range(0, rows).boxed().toList();
        List<Integer> seen = new ArrayList<>();
        String after = null;
        do {
            PageRequest request = new PageRequest(size, after);
            int from = request.after().map(cursor -> (int) cursor.number(0) + 1).orElse(0);
            List<Integer> read = all.stream().skip(from).limit(request.limit()).toList();
            Page<Integer> page = Page.of(read, request, Cursor::of);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            seen.addAll(page.items());
            after = page.next();
        } while (after != null);
        assertThat(seen).isEqualTo(all);
    }

    @Property
    void aCursorIsReadBack(@ForAll @NotEmpty List<@NotEmpty String> parts) {
        List<String> clean = parts.stream()
                .map(part -> part.replace('\u001f', '_').replaceAll("\\p{Cs}", "_"))
                .toList();
        assertThat(Cursor.read(new Cursor(clean).text()).parts()).isEqualTo(clean);
    }

    @Test
    void aSizeOutOfBoundsOrAForeignCursorIsRefused() {
        for (String size : new String[] {"0", "501", "-1", "ten", ""}) {
            PageRequest request = new PageRequest();
            request.size = size;
            assertThatThrownBy(request::size).isInstanceOf(Problem.class).hasMessageContaining("1 to 500");
        }
        assertThatThrownBy(() -> new PageRequest(10, "%%").after().orElseThrow().uuid(0))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Cursor.of("x").instant(0)).isInstanceOf(Problem.class);
    }
}
