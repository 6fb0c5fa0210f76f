package io.qinglan.feed.hj212;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a frame says of its factors: numbers are numbers, what is none is absent and never zero. */
class FactorDataTest {

    @Test
    void valuesMarksAndTextsOfEachFactor() {
        List<FactorData> factors = FactorData.of(frame(
                "DataTime=20261121110000;a21026-Min=3.1,a21026-Avg=-0.50,a21026-ZsAvg=4.6,a21026-Cou=0.4,a21026-Flag=N,a21026-EFlag=A01;"
                        + "p99101-Rtd=St;01-Avg=7;SB1-RS=1;L10-Data=53.0;w01018-SampleTime=20261121100000"));
        assertThat(factors.stream().map(FactorData::factor).toList())
                .containsExactly("a21026", "p99101", "01", "SB1", "L10", "w01018");
        FactorData sulphur = factors.get(0);
        assertThat(sulphur.value(Statistic.MIN)).isEqualTo(3.1);
        assertThat(sulphur.value(Statistic.AVG)).isEqualTo(-0.5);
        assertThat(sulphur.value(Statistic.ZS_AVG)).isEqualTo(4.6);
        assertThat(sulphur.value(Statistic.COU)).isEqualTo(0.4);
        assertThat(sulphur.has(Statistic.MAX)).isFalse();
        assertThat(sulphur.mark()).isEqualTo("N");
        assertThat(sulphur.makerMark()).isEqualTo("A01");
        assertThat(factors.get(1).has(Statistic.RTD)).isFalse();
        assertThat(factors.get(1).texts()).containsEntry("Rtd", "St");
        assertThat(factors.get(3).value(Statistic.RS)).isEqualTo(1);
        assertThat(factors.get(4).value(Statistic.DATA)).isEqualTo(53);
        assertThat(factors.get(5).texts()).containsEntry("SampleTime", "20261121100000");
    }

    @Test
    void whatIsNoNumberIsAbsentAndItsTextKept() {
        for (String value :
                List.of("", "--", "NaN", "1.2E1", "1,2".substring(0, 1) + ".2.3", "-", "+", ".", "0x1", "１")) {
            FactorData data = FactorData.of(frame("DataTime=20261121110000;a21026-Avg=" + value))
                    .get(0);
            assertThat(data.has(Statistic.AVG)).as(value).isFalse();
            assertThat(data.texts()).as(value).containsEntry("Avg", value);
        }
    }

    @Test
    void numbersAreTheNearestDoubles() {
        for (String value : List.of(
                "0",
                "-0",
                "1.50",
                "19191.973",
                "+4",
                ".5",
                "5.",
                "0.1",
                "-130.7116",
                "123456789012345",
                "0.00000000000001",
                "12345678901234567890.5",
                "0.1234567890123456789")) {
            assertThat(FactorData.of(frame("DataTime=20261121110000;a21026-Avg=" + value))
                            .get(0)
                            .value(Statistic.AVG))
                    .as(value)
                    .isEqualTo(Double.parseDouble(value));
        }
    }

    @Test
    void ofARepeatedNameTheFirstValueCounts() {
        FactorData data = FactorData.of(frame("DataTime=20261121110000;e01001-Rtd=1.1;e01001-Rtd=2.2"))
                .get(0);
        assertThat(data.value(Statistic.RTD)).isEqualTo(1.1);
    }

    private static Frame frame(String content) {
        String segment = "QN=20261121110000001;ST=31;CN=2061;PW=123456;MN=010000A8900016F000169DC0;Flag=4;CP=&&"
                + content + "&&";
        byte[] bytes = Wire.frame(segment.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return (Frame) Streams.whole(bytes, Quirks.NONE).get(0);
    }
}
