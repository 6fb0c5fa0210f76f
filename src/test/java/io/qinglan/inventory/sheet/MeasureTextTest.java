package io.qinglan.inventory.sheet;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;

import static org.assertj.core.api.Assertions.assertThat;

class MeasureTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    每日投料量由960吨降至768吨 | limit 960 -> 768 t/d
                    每日投料量由960吨降至768吨以下 | limit 960 -> 768 t/d
                    每日投料量由９６０吨减到７６８吨 | limit 960 -> 768 t/d
                    日产量从1.2万吨压减至9,600吨 | limit 12000 -> 9600 t/d
                    daily feed from 960 t down to 768 t or less | limit 960 -> 768 t/d
                    日产量不超过768吨 | limit null -> 768 t/d
                    停产 | stop
                    全厂停产。 | stop
                    stop | stop
                    shut down all production | stop
                    限产20% | limit 960 -> 768 t/d
                    限产20％ | limit 960 -> 768 t/d
                    1、限产20% | limit 960 -> 768 t/d
                    生产负荷控制在80%以内 | limit 960 -> 768 t/d
                    limit production by 20 % | limit 960 -> 768 t/d
                    reduce output by 20% | limit 960 -> 768 t/d
                    停1台水泥熟料窑 | stop
                    停一条生产线 | stop
                    1号窑停产 | stop
                    停用K1 | stop
                    stop K1 | stop
                    """)
    void readsOneLine(String text, String expected) {
        MeasureLines.Placed placed = place(text, line("K1", "clinker_kiln", "1号窑"));
        assertThat(placed.trouble()).isEmpty();
        assertThat(placed.rows())
                .singleElement()
                .satisfies(row -> assertThat(said(row)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"延长结焦时间至36小时", "结焦时间延长至36小时以上", "extend coking time to 36 h"})
    void readsLongerCokingTimes(String text) {
        MeasureLines.Placed placed = place(
                text,
                line("J1", "coke_oven", "1号焦炉"),
                line("J2", "coke_oven", "2号焦炉"),
                line("B1", "heating_boiler", null));
        assertThat(placed.trouble()).isEmpty();
        assertThat(placed.rows())
                .extracting(MeasureTextTest::said)
                .containsExactly("extend null -> 36 hours", "extend null -> 36 hours");
    }

    @Test
    void stopsSomeOfSeveralInTheOrderOfThePlan() {
        List<LineFact> lines =
                List.of(line("S1", "sinter", null), line("S2", "sinter", null), line("H1", "blast_furnace", null));
        MeasureText text = MeasureText.of("停1台烧结机");
        assertThat(new MeasureLines(lines, List.of("S2", "S1"))
                        .place(text, "red", null)
                        .rows())
                .extracting(ListRowFact::line)
                .containsExactly("S2");
        assertThat(new MeasureLines(lines, List.of()).place(text, "red", null).trouble())
                .hasSize(1);
        assertThat(new MeasureLines(lines, List.of())
                        .place(MeasureText.of("停2台烧结机"), "red", null)
                        .rows())
                .extracting(ListRowFact::line)
                .containsExactly("S1", "S2");
        assertThat(new MeasureLines(lines, List.of())
                        .place(MeasureText.of("停3台烧结机"), "red", null)
                        .trouble())
                .hasSize(1);
    }

    @Test
    void severalClausesAreSeveralRows() {
        MeasureLines.Placed placed = place(
                "1、1号窑停产；2、2号窑限产30%。",
                line("K1", "clinker_kiln", "1号窑"),
                line("K2", "clinker_kiln", "2号窑"),
                line("K12", "clinker_kiln", "12号窑"));
        assertThat(placed.trouble()).isEmpty();
        assertThat(placed.rows())
                .extracting(row -> row.line() + " " + said(row))
                .containsExactly("K1 stop", "K2 limit 960 -> 672 t/d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "视情况适当减少生产",
                "停止国四及以下柴油货车运输",
                "每日投料量由768吨降至960吨",
                "每日投料量由960吨降至768立方米",
                "限产120%",
                "停产9号窑",
                "something else entirely",
                "限产20%；另行通知"
            })
    void whatIsNotUnderstoodIsSaid(String text) {
        assertThat(place(text, line("K1", "clinker_kiln", "1号窑")).trouble()).isNotEmpty();
    }

    @Test
    void anAbsoluteFigureIsNotSpreadOverSeveralLines() {
        MeasureLines.Placed placed =
                place("每日投料量由960吨降至768吨", line("K1", "clinker_kiln", null), line("K2", "clinker_kiln", null));
        assertThat(placed.rows()).isEmpty();
        assertThat(placed.trouble()).hasSize(1);
    }

    @Test
    void ownChoiceAsksNothing() {
        MeasureLines.Placed placed = place("自主减排", line("K1", "clinker_kiln", null));
        assertThat(placed.rows()).isEmpty();
        assertThat(placed.trouble()).isEmpty();
    }

    private static MeasureLines.Placed place(String text, LineFact... lines) {
        return new MeasureLines(List.of(lines), List.of()).place(MeasureText.of(text), "orange", null);
    }

    private static LineFact line(String id, String process, String name) {
        return new LineFact(id, name, null, process, new BigDecimal("960"), "t/d", null, null, null, null, false);
    }

    private static String said(ListRowFact row) {
        return row.limitTo() == null
                ? row.action().code()
                : row.action().code() + " "
                        + (row.base() == null ? null : row.base().value().toPlainString()) + " -> "
                        + row.limitTo().value().toPlainString() + " "
                        + row.limitTo().unit();
    }
}
