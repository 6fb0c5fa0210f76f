package io.qinglan.report.paper;

import java.util.Map;

/** Names of what stands in the head of a report, in both languages. */
final class PaperWords {

    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("due", "应报时间 due"),
            Map.entry("dueSource", "时限依据 source of the due time"),
            Map.entry("dueCertainty", "时限依据程度 certainty of the due time"),
            Map.entry("pack", "规则包 pack"),
            Map.entry("packDigest", "规则包摘要 digest of the pack"),
            Map.entry("document", "文件 document"),
            Map.entry("response", "响应 response"),
            Map.entry("warning", "预警 warning"),
            Map.entry("recipient", "报送对象 recipient"),
            Map.entry("form", "表式 form"),
            Map.entry("formVersion", "表式版本 version of the form"),
            Map.entry("occasion", "事由 occasion"),
            Map.entry("state", "状态 state"),
            Map.entry("version", "版本 version"),
            Map.entry("date", "日期 date"),
            Map.entry("number", "编号 number"),
            Map.entry("issuedBy", "签发人 issued by"),
            Map.entry("issuedAt", "签发时间 issued at"),
            Map.entry("site", "厂区 site"),
            Map.entry("order", "减排指令 order"),
            Map.entry("decision", "决定记录 decision"),
            Map.entry("leaf", "存证叶子 leaf"),
            Map.entry("digest", "内容摘要 digest"),
            Map.entry("season", "考核期 season"),
            Map.entry("givenBy", "交班人 given by"),
            Map.entry("takenBy", "接班人 taken by"),
            Map.entry("takenAt", "接班时间 taken at"),
            Map.entry("draftedBy", "起草人 drafted by"),
            Map.entry("note", "备注 note"),
            Map.entry("creditCode", "统一社会信用代码 credit code"));

    private PaperWords() {}

    static String about(String key) {
        return ABOUT.getOrDefault(key, key);
    }
}
