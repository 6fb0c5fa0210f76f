package io.qinglan.order.rehearsal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.qinglan.fact.obligation.Quantity;
import io.qinglan.order.obligation.Obligation;

/** A rehearsal as a table: one row for each obligation of each site. */
final class RehearsalSheet {

    static final List<String> HEAD = List.of(
            "厂区编码 site",
            "企业名称 name",
            "行政区划代码 area",
            "行业类型 industry",
            "绩效等级 grade",
            "范围 scope",
            "对象 target",
            "措施 action",
            "数值 amount",
            "单位 unit",
            "限值 limitTo",
            "限值单位 limitUnit",
            "有约束力 binding",
            "来源 origin",
            "依据 clause",
            "依据程度 certainty",
            "SO2 kg/d",
            "NOx kg/d",
            "PM kg/d",
            "VOCs kg/d");

    private RehearsalSheet() {}

    static List<List<Object>> rows(Rehearsals rehearsals, Wanted wanted) {
        List<List<Object>> rows = new ArrayList<>();
        rehearsals.each(
                wanted, site -> site.duties().obligations().forEach(obligation -> rows.add(row(site, obligation))));
        return rows;
    }

    private static List<Object> row(Rehearsed site, Obligation obligation) {
        Quantity limit = obligation.limitTo();
        return Arrays.asList(
                site.code(),
                site.facts().name(),
                site.area(),
                String.join(" ", site.facts().industries()),
                site.facts().grade(),
                obligation.scope().code(),
                obligation.target().code(),
                obligation.action().code(),
                obligation.amount(),
                obligation.unit(),
                limit == null ? null : limit.value(),
                limit == null ? null : limit.unit(),
                obligation.binding() ? "是" : "否",
                obligation.origin().code(),
                obligation.because().clause(),
                obligation.because().certainty().code(),
                obligation.saves().kilograms("SO2"),
                obligation.saves().kilograms("NOx"),
                obligation.saves().kilograms("PM"),
                obligation.saves().kilograms("VOCs"));
    }
}
