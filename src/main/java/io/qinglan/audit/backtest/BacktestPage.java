package io.qinglan.audit.backtest;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Index;
import io.qinglan.forecast.outlook.Shortfall;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.Reason;

/** The result as one page, Chinese first, that needs nothing beside it: no script, no font, no server. */
public final class BacktestPage {

    private static final String STYLE = """
            :root{--ink:#1b2733;--soft:#51606e;--line:#dfe5ea}
            body{margin:0;font:15px/1.65 "Noto Sans SC","PingFang SC","Microsoft YaHei","Droid Sans Fallback",system-ui,sans-serif;color:var(--ink);background:#f6f8fa}
            header{background:#12344d;color:#fff;padding:1.6rem max(1rem,calc(50% - 500px))}header h1{margin:0;font-size:1.6rem}header p{margin:.3rem 0 0;opacity:.85}
            main{max-width:1000px;margin:1.2rem auto;padding:0 1rem}
            section{background:#fff;border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.2rem;margin:0 0 1.1rem}
            h2{margin:.1rem 0 .6rem;font-size:1.2rem}h2 small,h3 small{color:var(--soft);font-weight:400;font-size:.85em}h3{margin:1.1rem 0 .3rem;font-size:1rem}
            .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:.8rem}.card{border:1px solid var(--line);border-radius:.5rem;padding:.7rem .9rem}
            .card b{font-size:1.5rem;font-variant-numeric:tabular-nums}.card p{margin:.15rem 0;color:var(--soft);font-size:.9rem}.card h3{margin:0}
            table{border-collapse:collapse;width:100%;font-size:.88rem}th,td{border-bottom:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}
            td.t{white-space:nowrap}th{min-width:3rem}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}th{color:var(--soft);font-weight:500}
            .l{display:inline-block;white-space:nowrap;min-width:.8rem;padding:0 .4rem;border-radius:.3rem;color:#1b2733}.l.red,.l.blue{color:#fff}
            .key span{margin-right:1.2rem;white-space:nowrap;display:inline-block}.key i{display:inline-block;width:.9rem;height:.9rem;border-radius:.2rem;vertical-align:-.1rem;margin-right:.35rem}
            .soft{color:var(--soft);font-size:.88rem}svg{max-width:100%;height:auto;display:block}.wide{overflow-x:auto}details{margin:.4rem 0}summary{cursor:pointer}
            """;

    private final BacktestResult result;
    private final LevelWords words;
    private final StringBuilder page = new StringBuilder();

    private BacktestPage(BacktestResult result) {
        this.result = result;
        this.words =
                new LevelWords(result.packs().stream().map(PackReplay::pack).toList());
    }

    /** The page of a result. */
    public static String of(BacktestResult result) {
        return new BacktestPage(result).page();
    }

    private String page() {
        page.append(
                "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>回溯检验 · Back-test</title>");
        page.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>");
        page.append(STYLE).append("</style></head><body><header><h1>回溯检验 · Back-test</h1><p>");
        page.append(
                result.packs().stream().map(one -> Svg.text(one.pack().id())).collect(Collectors.joining(" · ")));
        page.append(" ｜ ").append(result.cities().size()).append(" 城 cities ｜ ");
        page.append(result.cities().stream()
                        .map(CityAir::firstDay)
                        .min(Comparable::compareTo)
                        .orElseThrow())
                .append(" – ");
        page.append(result.cities().stream()
                .map(CityAir::lastDay)
                .max(Comparable::compareTo)
                .orElseThrow());
        page.append("</p></header><main>");
        LevelPlots levels = new LevelPlots(result, words);
        section("一眼看清", "At a glance", cards());
        section(
                "各级别天数",
                "Days per level",
                words.key() + levels.totals() + "<h3>各季（7月至次年6月）<small>by season, July to June</small></h3>"
                        + levels.seasons());
        if (!result.log().isEmpty()) {
            LogPlots log = new LogPlots(result, words);
            section("与真实预警对照", "Beside the real warnings", words.key() + rows());
            section(
                    "提前时间",
                    "Lead time",
                    "<p class=\"soft\">规则在完善预报下提出该级别的时刻，比真实预警启动早多少小时（右为早）。"
                            + " Hours by which the rules, under a perfect forecast, asked for the level before the real warning began.</p>"
                            + log.leads());
            section(
                    "过程",
                    "Episodes",
                    words.key()
                            + "<p class=\"soft\">白点为规则提出的时刻；虚框为结束时间不详。White dots: when the rules asked; dashed: end not known.</p>"
                            + log.episodes());
        }
        if (result.packs().stream().anyMatch(one -> !one.stability().isEmpty())) {
            section("预报模糊时级别是否稳定", "How stable a level is when the forecast is not perfect", stability());
        }
        if (!result.differences().isEmpty()) {
            section("规则包之间的差异", "Differences between packs", new DifferenceText(result, words).of());
        }
        StringBuilder calendars = new StringBuilder(words.key());
        for (int city = 0; city < result.cities().size(); city++) {
            calendars
                    .append("<h3>")
                    .append(Svg.text(result.cities().get(city).city()))
                    .append("</h3>")
                    .append(levels.calendar(city));
        }
        section(
                "逐城逐日",
                "City by city, day by day",
                "<p class=\"soft\">每季一行，行内自上而下为："
                        + result.packs().stream()
                                .map(one -> Svg.text(one.pack().id()))
                                .collect(Collectors.joining("、"))
                        + "、真实预警（黑框）。空白为无数据。One line a season: the packs from top to bottom, the real warnings framed; blank: no data.</p>"
                        + calendars);
        section("方法、数据与局限", "Method, data and limits", new MethodText(result).of());
        return page.append("</main></body></html>").toString();
    }

    private void section(String zh, String en, String body) {
        page.append("<section><h2>")
                .append(zh)
                .append(" <small>")
                .append(en)
                .append("</small></h2><div class=\"wide\">");
        page.append(body).append("</div></section>");
    }

    private String cards() {
        StringBuilder cards = new StringBuilder("<div class=\"cards\">");
        for (PackReplay replay : result.packs()) {
            Map<Level, Integer> days = PackReplay.days(replay.tracks());
            int warned = LevelWords.COLOURS.stream().mapToInt(days::get).sum();
            int known = warned + days.get(Level.NONE);
            cards.append("<div class=\"card\"><h3>")
                    .append(Svg.text(replay.pack().id()))
                    .append("</h3><p>");
            cards.append(Svg.text(replay.pack().titleZh()))
                    .append("</p><p><b>")
                    .append(warned)
                    .append("</b> 预警日 warned days");
            cards.append("（")
                    .append(known == 0 ? "0" : Svg.number(100.0 * warned / known))
                    .append("%）</p>");
            long judged = replay.count(LogScore.Outcome.HIT)
                    + replay.count(LogScore.Outcome.LOWER)
                    + replay.count(LogScore.Outcome.MISSED);
            if (judged > 0) {
                cards.append("<p><b>")
                        .append(replay.count(LogScore.Outcome.HIT))
                        .append('/')
                        .append(judged);
                cards.append("</b> 命中 real warnings reached</p>");
            }
            List<Long> leads = replay.scores().stream()
                    .map(LogScore::leadHours)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            if (!leads.isEmpty()) {
                cards.append("<p><b>").append(leads.get(leads.size() / 2)).append(" h</b> 提前（中位）median lead</p>");
            }
            for (Stability one : replay.stability()) {
                cards.append("<p>误差 blur ").append(one.spread()).append("：同级 same level ");
                cards.append(Svg.number(StabilityPlot.share(one, true))).append("%</p>");
            }
            cards.append("</div>");
        }
        return cards.append("</div>").toString();
    }

    private String rows() {
        StringBuilder table = new StringBuilder(
                "<table><tr><th>城市 city</th><th>真实级别 real</th><th>启动 start</th><th>结束 end</th><th class=\"n\">期内最高日 worst day</th>");
        result.packs()
                .forEach(one ->
                        table.append("<th>").append(Svg.text(one.pack().id())).append("</th>"));
        table.append("</tr>");
        for (int i = 0; i < result.log().size(); i++) {
            LoggedWarning row = result.log().get(i);
            Integer worst = result.packs().get(0).scores().get(i).worst();
            table.append("<tr><td>")
                    .append(Svg.text(row.city()))
                    .append("</td><td>")
                    .append(level(row.level()))
                    .append("</td><td class=\"t\">");
            table.append(time(row.start()))
                    .append(row.start() == null || row.startKnown() ? "" : "?")
                    .append("</td><td class=\"t\">");
            table.append(time(row.end()))
                    .append("</td><td class=\"n\">")
                    .append(worst == null ? "" : worst)
                    .append("</td>");
            for (PackReplay replay : result.packs()) {
                LogScore score = replay.scores().get(i);
                table.append("<td>").append(outcome(score)).append("</td>");
            }
            table.append("</tr>");
        }
        return table.append("</table>").toString();
    }

    private static String time(LocalDateTime at) {
        return at == null ? "" : at.toString().replace('T', ' ');
    }

    private String outcome(LogScore score) {
        String lead =
                score.leadHours() == null ? "" : " " + (score.leadHours() >= 0 ? "+" : "") + score.leadHours() + " h";
        return switch (score.outcome()) {
            case HIT -> "✓ " + level(score.level()) + lead;
            case LOWER -> "▽ 偏低 lower " + level(score.level());
            case MISSED -> "✗ 未达 missed";
            case NOT_BORNE_OUT -> "○ 空气未到界限 air stayed below";
            case NO_AIR -> "– 无数据 no air";
            case NO_TIME -> "– 时间不详 no time";
        };
    }

    private String level(Level level) {
        return "<span class=\"l " + level.code() + "\" style=\"background:" + LevelWords.paint(level) + "\">"
                + Svg.text(words.zh(level)) + "</span>";
    }

    private String stability() {
        StringBuilder text = new StringBuilder(
                "<p class=\"soft\">完善预报下的预警日，在带随机误差的预报下还有多少保持同级，多少仍有预警。误差模型是我们自己的（首日对数误差的标准差，随时效开方增大），固定种子。"
                        + " Of the days warned under the perfect forecast, how many keep their level, and any level, under forecasts with seeded errors of our own making.</p>");
        text.append(StabilityPlot.of(result.packs()));
        text.append(
                "<table><tr><th>规则包 pack</th><th class=\"n\">误差 blur</th><th class=\"n\">同级 same</th><th class=\"n\">漏报日 missed days</th><th class=\"n\">空报日 false days</th><th class=\"n\">启动前撤回 withdrawn</th></tr>");
        for (PackReplay replay : result.packs()) {
            for (Stability one : replay.stability()) {
                text.append("<tr><td>")
                        .append(Svg.text(replay.pack().id()))
                        .append("</td><td class=\"n\">")
                        .append(one.spread());
                text.append("</td><td class=\"n\">")
                        .append(Svg.number(StabilityPlot.share(one, true)))
                        .append("%</td><td class=\"n\">");
                text.append(one.missed())
                        .append("</td><td class=\"n\">")
                        .append(one.falseDays())
                        .append("</td><td class=\"n\">");
                text.append(one.withdrawn()).append("</td></tr>");
            }
        }
        return text.append("</table>").toString();
    }

    /** Why an assessment says what it says, in one line a language: the first rule that decided, and how far the next level is. */
    static String why(Assessment said) {
        StringBuilder why = new StringBuilder();
        for (Reason reason : said.because()) {
            why.append(Svg.text(Objects.toString(reason.titleZh(), reason.rule())))
                    .append("（")
                    .append(Svg.text(Objects.toString(reason.clause(), "")))
                    .append("）；");
        }
        if (said.nextLevel() != null) {
            why.append("<br><span class=\"soft\">距 to ")
                    .append(said.nextLevel().level().code())
                    .append("：");
            for (Shortfall line : said.nextLevel().shortfalls()) {
                why.append(" &gt;")
                        .append(Index.plain(line.line().bound()))
                        .append("×")
                        .append(line.line().hours())
                        .append("h: ");
                why.append(line.hoursShort()).append(" h short;");
            }
            why.append("</span>");
        }
        return why.toString();
    }
}
