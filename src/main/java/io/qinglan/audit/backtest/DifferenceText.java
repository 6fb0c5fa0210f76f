package io.qinglan.audit.backtest;

import io.qinglan.fact.Level;

/** The differences between packs in words and tables: how many days, which levels, the most telling ones with their reasons. */
final class DifferenceText {

    private final BacktestResult result;
    private final LevelWords words;

    DifferenceText(BacktestResult result, LevelWords words) {
        this.result = result;
        this.words = words;
    }

    String of() {
        StringBuilder text = new StringBuilder();
        for (PackDifference difference : result.differences()) {
            text.append("<h3>")
                    .append(Svg.text(difference.one()))
                    .append(" → ")
                    .append(Svg.text(difference.other()))
                    .append("：");
            text.append(difference.days())
                    .append(" 天不同 days differ，")
                    .append(difference.spells().size())
                    .append(" 段 spells</h3>");
            table(text, difference);
            explained(text, difference);
        }
        return text.toString();
    }

    private void table(StringBuilder text, PackDifference difference) {
        text.append("<table style=\"width:auto\"><tr><th>")
                .append(Svg.text(difference.one()))
                .append(" ↓　")
                .append(Svg.text(difference.other()))
                .append(" →</th>");
        for (Level level : Level.values()) {
            text.append("<th class=\"n\">").append(Svg.text(words.zh(level))).append("</th>");
        }
        text.append("</tr>");
        difference.table().forEach((one, row) -> {
            text.append("<tr><th>").append(Svg.text(words.zh(one))).append("</th>");
            for (Level other : Level.values()) {
                int days = row.getOrDefault(other, 0);
                String paint =
                        days == 0 || one == other ? "" : " style=\"background:" + LevelWords.paint(other) + "33\"";
                text.append("<td class=\"n\"")
                        .append(paint)
                        .append('>')
                        .append(days == 0 ? "·" : days)
                        .append("</td>");
            }
            text.append("</tr>");
        });
        text.append("</table>");
    }

    private void explained(StringBuilder text, PackDifference difference) {
        text.append(
                "<details><summary>差异最大的几段及理由 the most telling spells, with reasons</summary><table><tr><th>城市 city</th><th>日期 days</th><th>");
        text.append(Svg.text(difference.one()))
                .append("</th><th>")
                .append(Svg.text(difference.other()))
                .append("</th></tr>");
        for (ExplainedDifference why : result.explained()) {
            if (why.packs() == difference) {
                text.append("<tr><td>").append(Svg.text(why.spell().city())).append("</td><td>");
                text.append(why.spell().from())
                        .append("<br>")
                        .append(why.spell().to())
                        .append("</td><td>");
                text.append(Svg.text(words.zh(why.spell().one())))
                        .append("<br>")
                        .append(BacktestPage.why(why.one()))
                        .append("</td><td>");
                text.append(Svg.text(words.zh(why.spell().other())))
                        .append("<br>")
                        .append(BacktestPage.why(why.other()))
                        .append("</td></tr>");
            }
        }
        text.append("</table></details>");
    }
}
