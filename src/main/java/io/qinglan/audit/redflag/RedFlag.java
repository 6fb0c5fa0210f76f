package io.qinglan.audit.redflag;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Something an auditor should look at. It is no finding: it names the decisions, which say the rest.
 *
 * @param kind see {@link Kind}
 * @param at when it was recorded
 * @param subject id of the proposal, warning, order or lead
 * @param decisions the records it rests on
 * @param text what it is, {@code zh} and {@code en}
 * @param detail figures and names
 */
public record RedFlag(
        String kind,
        Instant at,
        String area,
        String site,
        String subject,
        List<UUID> decisions,
        Map<String, String> text,
        Map<String, Object> detail) {

    /** The kinds of flags, with their words. */
    public enum Kind {
        LATE_START("晚于规则建议启动", "started later than the rules proposed"),
        LOW_LEVEL("低于规则建议的级别", "a lower level than the rules proposed"),
        NOT_FOLLOWED("规则建议被否决", "what the rules proposed was rejected"),
        WITHOUT_CONSULTATION("未经会商启动", "approved without a consultation"),
        OVERRIDE("越过规则或程序", "an override of rules or procedure"),
        UNSERVED_ORDER("指令未证明送达", "an order whose service is not proven"),
        LIST_CHANGE("清单、分级或豁免变更", "a change of list, grades or exemptions"),
        LEAD_WITHOUT_EVIDENCE("线索无证据办结", "a lead closed without evidence"),
        REVERSAL("认定被人改变", "a finding reversed by a person"),
        SAME_PERSON("建议人与审批人相同", "proposed and approved by the same person");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        /** The word used in JSON: lower case. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /** What it is, in both languages. */
        public Map<String, String> text() {
            return Map.of("zh", zh, "en", en);
        }
    }
}
