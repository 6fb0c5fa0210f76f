package io.qinglan.command.generated;

import java.util.List;

/**
 * A kind of made-up plant.
 *
 * @param weight how often it occurs, beside the others
 * @param word what its name says it makes
 * @param industry industry code, or {@code other}
 * @param sub part of the industry, or null
 * @param grades grades it draws from; an empty text for none
 * @param process process code of its lines
 * @param unit unit of their capacity
 * @param capacity of a small line; a large one has up to four times as much
 * @param kilograms daily emission of a small line: SO2, NOx, PM, VOCs
 * @param mostLines most lines of a plant
 */
record Trade(
        int weight,
        String word,
        String industry,
        String sub,
        List<String> grades,
        String process,
        String unit,
        int capacity,
        int[] kilograms,
        int mostLines) {

    private static final List<String> LETTERS = List.of("A", "B", "B", "C", "C", "C", "D", "B-");
    private static final List<String> THREE = List.of("A", "B", "B", "C", "C");
    private static final List<String> LEADING = List.of("leading", "non_leading", "non_leading");
    private static final List<String> NONE = List.of("");

    static final List<Trade> ALL = List.of(
            new Trade(5, "水泥", "KI15", "clinker", LETTERS, "clinker_kiln", "t/d", 2500, kg(60, 700, 70, 0), 3),
            new Trade(5, "粉磨", "KI15", "grinding_station", LEADING, "cement_mill", "t/d", 800, kg(0, 0, 30, 0), 4),
            new Trade(9, "防水材料", "KI22", "asphalt_membrane", THREE, "membrane_line", "m2/d", 15000, kg(0, 0, 2, 15), 5),
            new Trade(5, "塑料防水", "KI22", "plastic_membrane", NONE, "membrane_line", "m2/d", 12000, kg(0, 0, 1, 9), 5),
            new Trade(4, "玻璃", "KI19", null, LETTERS, "glass_furnace", "t/d", 300, kg(40, 260, 18, 2), 3),
            new Trade(10, "铸造", "KI06", null, LETTERS, "induction_furnace", "t/d", 30, kg(0, 1, 14, 3), 5),
            new Trade(4, "焦化", "KI04", null, LETTERS, "coke_oven", "t/d", 900, kg(30, 300, 40, 30), 4),
            new Trade(6, "砖瓦", "KI16", null, LETTERS, "brick_kiln", "t/d", 200, kg(35, 25, 12, 0), 3),
            new Trade(6, "耐火材料", "KI18", null, LETTERS, "tunnel_kiln", "t/d", 90, kg(6, 22, 5, 0), 4),
            new Trade(6, "石灰", "KI05", null, LETTERS, "lime_kiln", "t/d", 200, kg(8, 50, 14, 0), 4),
            new Trade(8, "陶瓷", "KI17", null, LETTERS, "ceramic_kiln", "m2/d", 9000, kg(14, 40, 9, 0), 5),
            new Trade(8, "人造板", "KI32", null, LETTERS, "panel_line", "m3/d", 300, kg(1, 9, 6, 8), 4),
            new Trade(24, "机械", "other", null, NONE, "process_boiler", "t/h", 4, kg(1, 4, 1, 2), 5));

    private static int[] kg(int so2, int nox, int pm, int vocs) {
        return new int[] {so2, nox, pm, vocs};
    }
}
