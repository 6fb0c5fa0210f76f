package io.qinglan.audit.backtest;

import java.util.List;

/** How much of a pack's warned days stays when the forecast is blurred. */
final class StabilityPlot {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 260;
    private static final List<String> PENS = List.of("#1f6f8b", "#b5482f", "#5b7f2b", "#7a4fa3", "#8a6d1a");

    private StabilityPlot() {}

    static String of(List<PackReplay> packs) {
        double widest = packs.get(0).stability().stream()
                .mapToDouble(Stability::spread)
                .max()
                .orElse(1);
        Svg svg = new Svg(WIDTH, HEIGHT + 40, "级别的稳定性 how stable a level is");
        for (int share = 0; share <= 100; share += 25) {
            double y = y(share);
            svg.line(60, y, 720, y, "stroke=\"#e3e8ed\"");
            svg.text(52, y + 4, "end", "font-size=\"11\" fill=\"#51606e\"", share + "%");
        }
        for (int pack = 0; pack < packs.size(); pack++) {
            String pen = PENS.get(pack % PENS.size());
            line(svg, packs.get(pack), widest, pen, true);
            line(svg, packs.get(pack), widest, pen, false);
            svg.line(740, 34 + pack * 24.0, 770, 34 + pack * 24.0, "stroke=\"" + pen + "\" stroke-width=\"2.5\"");
            svg.text(
                    778,
                    38 + pack * 24.0,
                    "start",
                    "font-size=\"13\"",
                    packs.get(pack).pack().id());
        }
        svg.text(
                740,
                38 + packs.size() * 24.0,
                "start",
                "font-size=\"11\" fill=\"#51606e\"",
                "实线：同级 solid: the same level");
        svg.text(
                740,
                56 + packs.size() * 24.0,
                "start",
                "font-size=\"11\" fill=\"#51606e\"",
                "虚线：任一级 dashed: any level");
        svg.text(
                390,
                HEIGHT + 34,
                "middle",
                "font-size=\"11\" fill=\"#51606e\"",
                "首日预报误差（对数标准差）spread of the first day's error");
        return svg.done();
    }

    private static void line(Svg svg, PackReplay replay, double widest, String pen, boolean same) {
        StringBuilder path = new StringBuilder("M60 " + Svg.number(y(100)));
        for (Stability one : replay.stability()) {
            double share = share(one, same);
            double x = 60 + 640 * one.spread() / widest;
            path.append('L').append(Svg.number(x)).append(' ').append(Svg.number(y(share)));
            svg.dot(
                    x,
                    y(share),
                    4,
                    "fill=\"" + pen + "\"",
                    replay.pack().id() + " " + one.spread() + ": " + Svg.number(share) + "%");
            svg.text(x, HEIGHT + 16, "middle", "font-size=\"11\" fill=\"#51606e\"", "" + one.spread());
        }
        svg.path(
                path.toString(),
                "fill=\"none\" stroke=\"" + pen + "\" stroke-width=\"2.5\""
                        + (same ? "" : " stroke-dasharray=\"6 4\""));
    }

    /** Share of the warned days, in percent, that keep their level, or any level. */
    static double share(Stability one, boolean same) {
        int kept = same ? one.sameWarned() : one.warned() - one.missed();
        return one.warned() == 0 ? 100 : 100.0 * kept / one.warned();
    }

    private static double y(double share) {
        return HEIGHT - (HEIGHT - 16) * share / 100;
    }
}
