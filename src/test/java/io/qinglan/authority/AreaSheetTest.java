package io.qinglan.authority;

import java.io.IOException;
import java.io.StringReader;

import org.junit.jupiter.api.Test;

import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AreaSheetTest {

    @Test
    void readsCodesNamesAndParents() throws IOException {
        assertThat(AreaSheet.read(new StringReader("code,name,parent\n110000,北京市,\n110101,东城区,110000\n")))
                .containsExactly(
                        new Area("110000", "北京市", Area.Kind.PROVINCE, null),
                        new Area("110101", "东城区", Area.Kind.COUNTY, "110000"));
    }

    @Test
    void namesEachWrongLine() {
        assertThatThrownBy(() -> AreaSheet.read(new StringReader("code,name\n1101,北京\n110101,\n")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.errors()).extracting("line").containsExactly(2, 3);
                    assertThat(problem.errors().get(0).got()).isEqualTo("1101");
                });
    }
}
