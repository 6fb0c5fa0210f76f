package io.qinglan.report.part;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.qinglan.report.paper.Figure;
import io.qinglan.report.paper.Section;
import io.qinglan.report.paper.Words;

/** Verdicts, leads and rulings. An alarm is a lead, never a finding; a name goes out only after a legally effective decision. */
@ApplicationScoped
public class CompliancePart {

    private static final Words VERDICTS = Words.of("核查结论", "verdicts");
    private static final Words LEADS = Words.of("线索与认定", "leads and rulings");
    private static final Words NOT_YET = Words.of("核查结论尚未接入报告", "verdicts are not joined to reports yet");

    /** The section. */
    public Section of(Scope scope) {
        return new Section(
                "compliance",
                Words.of("执行核查", "compliance"),
                List.of(
                        Figure.none("met", Words.of("符合", "met"), "个时段", VERDICTS, NOT_YET),
                        Figure.none("not_met", Words.of("不符合", "not met"), "个时段", VERDICTS, NOT_YET),
                        Figure.none("not_assessable", Words.of("无法判定", "not assessable"), "个时段", VERDICTS, NOT_YET),
                        Figure.none("leads", Words.of("线索", "leads"), "条", LEADS, NOT_YET)),
                List.of());
    }
}
