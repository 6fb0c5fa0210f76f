package io.qinglan.audit.backtest;

/** How the page came about: what was replayed, what was read and left out, and what it does not show. */
final class MethodText {

    private final BacktestResult result;

    MethodText(BacktestResult result) {
        this.result = result;
    }

    String of() {
        StringBuilder text = new StringBuilder();
        BacktestSetting setting = result.setting();
        text.append("<ul><li>每个时次（逐日资料为每日0时，逐时资料为每6小时）规则看到此后 ").append(setting.daysAhead());
        text.append(" 天的空气与在效级别，所说即所行；无人会商、推迟或改动。 At every step the rules see the next ")
                .append(setting.daysAhead());
        text.append(" days and what is in force; what they say is done, no person confers, delays or overrides.</li>");
        text.append("<li>连续缺测 ")
                .append(setting.gapDays())
                .append(" 天以上重新开始。 After ")
                .append(setting.gapDays())
                .append(" days without air the replay begins anew.</li>");
        text.append(
                "<li>预警记录不全：没有记录不等于没有预警，故不以记录判空报。 Logs are never complete; where there is no row, a level is neither right nor wrong.</li>");
        text.append("<li>各年预案不同，真实预警按当时当地的预案发布。 Real warnings followed the plan of their day and place.</li>");
        text.append("<li>模糊预报种子 seed ")
                .append(setting.seed())
                .append("，每档 runs ")
                .append(setting.runs())
                .append("。</li></ul>");
        files(text);
        cities(text);
        packs(text);
        return text.toString();
    }

    private void files(StringBuilder text) {
        text.append(
                "<h3>文件 <small>files</small></h3><table><tr><th>文件 file</th><th>格式 format</th><th class=\"n\">行 rows</th><th class=\"n\">缺测 missing</th><th class=\"n\">改正日期 dates put right</th><th>未用的列 columns left out</th></tr>");
        for (AirFiles.SourceFile file : result.files()) {
            text.append("<tr><td>")
                    .append(Svg.text(file.name()))
                    .append("</td><td>")
                    .append(Svg.text(file.titleZh()))
                    .append("<br>")
                    .append(Svg.text(file.titleEn()));
            text.append("</td><td class=\"n\">")
                    .append(file.rows())
                    .append("</td><td class=\"n\">")
                    .append(file.missing());
            text.append("</td><td class=\"n\">").append(file.shifted()).append("</td><td>");
            file.leftOut()
                    .forEach((column, why) -> text.append(Svg.text(column + "：" + why.get(0) + " " + why.get(1)))
                            .append("<br>"));
            text.append("</td></tr>");
        }
        text.append("</table>");
    }

    private void cities(StringBuilder text) {
        text.append(
                "<h3>城市 <small>cities</small></h3><table><tr><th>城市 city</th><th>起 from</th><th>止 to</th><th class=\"n\">缺 missing</th><th>来源 sources</th><th class=\"n\">来源不一致的天数 days sources disagree</th></tr>");
        for (CityAir air : result.cities()) {
            text.append("<tr><td>")
                    .append(Svg.text(air.city()))
                    .append("</td><td>")
                    .append(air.firstDay())
                    .append("</td><td>")
                    .append(air.lastDay());
            text.append("</td><td class=\"n\">")
                    .append(air.missing())
                    .append(" / ")
                    .append(air.series().length())
                    .append("</td><td>")
                    .append(Svg.text(air.sources().toString()));
            text.append("</td><td class=\"n\">")
                    .append(result.disagreements().getOrDefault(air.city(), 0))
                    .append("</td></tr>");
        }
        text.append("</table>");
    }

    private void packs(StringBuilder text) {
        text.append(
                "<h3>规则包 <small>packs</small></h3><table><tr><th>包 pack</th><th>文件 document</th><th>摘要 digest</th></tr>");
        for (PackReplay replay : result.packs()) {
            text.append("<tr><td>")
                    .append(Svg.text(replay.pack().id()))
                    .append("</td><td>")
                    .append(Svg.text(replay.pack().titleZh()))
                    .append("<br>")
                    .append(Svg.text(replay.pack().document()));
            text.append("</td><td><code>").append(replay.pack().digest()).append("</code></td></tr>");
        }
        text.append("</table>");
    }
}
