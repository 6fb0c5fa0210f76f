package io.qinglan.command.demonstration;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.qinglan.compliance.VerdictsChanged;
import io.qinglan.fact.compliance.Result;
import io.qinglan.fact.compliance.TestKind;
import io.qinglan.order.OrdersIssued;

/** Tells on the terminal what happens, one line an event, in Chinese and English, with the time of the episode. */
final class Story {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final Map<String, String> COLOURS =
            Map.of("none", "无", "blue", "蓝色", "yellow", "黄色", "orange", "橙色", "red", "红色");

    private static final Map<String, String> ACTS = Map.of(
            "issue",
            "发布",
            "upgrade",
            "升级为",
            "downgrade",
            "降级为",
            "lift",
            "解除",
            "extend",
            "延长",
            "reschedule",
            "改期",
            "cancel",
            "撤销",
            "temporary_control",
            "临时管控");

    private static final int A_FEW = 3;

    private final PrintStream out;
    private final Clock clock;
    private final ZoneId zone;

    Story(PrintStream out, Clock clock, ZoneId zone) {
        this.out = out;
        this.clock = clock;
        this.zone = zone;
    }

    /** One event of ours. */
    void tell(String zh, String en) {
        line("  ", zh, en);
    }

    /** One event of the real December of 2015. */
    void tellReal(String zh, String en) {
        line("≈ ", zh, en);
    }

    /** A round of orders that is written. */
    void tellOrders(OrdersIssued round) {
        if (round.how() == null) {
            tell(
                    "→ " + round.area() + " " + colourZh(round.level()) + "响应第 " + round.version() + " 版: 下达减排指令 "
                            + round.orders() + " 份,义务 " + round.obligations() + " 条,无义务 " + round.idle() + " 家",
                    "orders issued: " + round.orders() + " with " + round.obligations() + " obligations; "
                            + round.idle() + " sites have nothing to do");
        } else {
            tell(
                    "→ " + round.area() + " 减排指令终止 " + round.orders() + " 份 (" + round.how() + ")",
                    "orders ended: " + round.orders() + " (" + round.how() + ")");
        }
    }

    /** Verdicts on the power of lines that changed: a line each, of more than a few the rest in numbers. */
    void tellVerdicts(VerdictsChanged changed) {
        List<VerdictsChanged.Change> told = changed.changes().stream()
                .filter(change -> change.result() != null && change.before() != change.result())
                .filter(change -> change.result() != Result.NOT_ASSESSABLE)
                .filter(change -> change.test() == TestKind.POWER_STOP || change.test() == TestKind.POWER_LIMIT)
                .sorted(Comparator.comparing(change -> change.result() == Result.MET)) // what is not met is told first
                .toList();
        told.stream().limit(A_FEW).forEach(this::tell);
        if (told.size() > A_FEW) {
            int more = told.size() - A_FEW;
            tell("⚖ 核查结论另有 " + more + " 条变化", "and " + more + " more verdicts changed");
        }
    }

    private void tell(VerdictsChanged.Change change) {
        String zh = switch (change.result()) {
            case MET -> "达标";
            case NOT_MET -> "未达标(仅为线索)";
            case NOT_ASSESSABLE -> "无法判定";
        };
        String line = change.site() + " " + change.target();
        tell(
                "⚖ " + line + " 自 " + time(change.start()) + " 核查结论: " + zh,
                "verdict of " + line + " by " + change.test().code() + ": "
                        + change.result().code());
    }

    /** A line without a time. */
    void say(String text) {
        out.println(text);
        out.flush();
    }

    /** A level in both languages. */
    static String colourZh(String level) {
        return COLOURS.getOrDefault(level, level);
    }

    /** An act in Chinese. */
    static String actZh(String act) {
        return ACTS.getOrDefault(act, act);
    }

    /** An instant as people read it. */
    String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private void line(String mark, String zh, String en) {
        out.println(time(clock.instant()) + " " + mark + zh + "  |  " + en);
        out.flush();
    }
}
