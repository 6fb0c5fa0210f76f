package io.qinglan.command.generated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.qinglan.fact.obligation.Action;
import io.qinglan.fact.obligation.Emission;
import io.qinglan.fact.obligation.LineFact;
import io.qinglan.fact.obligation.ListRowFact;
import io.qinglan.fact.obligation.Quantity;
import io.qinglan.fact.obligation.SiteFact;

/**
 * Makes sites that do not exist: some that the national tables bind (clinker, membranes, glass), most of other industries, which act
 * by their row of the city's list. The n-th site of a seed is always the same, whatever else is made. Thread safe.
 */
public final class InventoryGenerator {

    private static final List<String> PLACES =
            List.of("云岭", "清河", "柳泉", "松川", "石桥", "东坪", "南湾", "西岭", "北原", "青禾", "白沙", "金谷");
    private static final List<String> NAMES =
            List.of("恒远", "嘉瑞", "鼎盛", "华清", "永兴", "天润", "博源", "宏基", "瑞丰", "泰和", "众诚", "新岳");
    private static final List<String> SURNAMES = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛");
    private static final int WEIGHTS =
            Trade.ALL.stream().mapToInt(Trade::weight).sum();

    private final long seed;
    private final List<String> counties;

    /** A generator of this seed for sites spread over these counties (six-digit codes). */
    public InventoryGenerator(long seed, List<String> counties) {
        this.seed = seed;
        this.counties = List.copyOf(counties);
    }

    /** The first so many sites. */
    public Stream<GeneratedSite> sites(int count) {
        return IntStream.range(0, count).mapToObj(this::site);
    }

    /** The n-th site, counted from 0. */
    public GeneratedSite site(int number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        Trade trade = trade(random);
        String county = counties.get(number % counties.size());
        String credit = CreditCode.of(county, number);
        String place = one(PLACES, random);
        String name = place + one(NAMES, random) + trade.word() + "有限公司(演示" + (number + 1) + ")";
        String representative = one(SURNAMES, random) + "某某";
        SiteFact fact = fact(credit + "001P", name, trade, random);
        return new GeneratedSite(
                fact,
                credit,
                county,
                place + "镇示例路" + (1 + random.nextInt(199)) + "号",
                representative,
                "000-0000-" + String.format("%04d", number % 10_000));
    }

    private SiteFact fact(String permit, String name, Trade trade, SplittableRandom random) {
        String grade = one(trade.grades(), random);
        int count = 1 + random.nextInt(trade.mostLines());
        List<LineFact> lines = new ArrayList<>(count);
        for (int i = 1; i <= count; i++) {
            lines.add(line("L" + i, i, trade, random));
        }
        boolean byTable = Set.of("KI15", "KI22", "KI19").contains(trade.industry());
        boolean byList = random.nextInt(100) < (byTable ? 15 : 70);
        return new SiteFact(
                permit,
                name,
                List.of(trade.industry()),
                trade.sub(),
                grade.isEmpty() ? null : grade,
                true,
                Set.of(),
                lines,
                List.of(),
                byList ? listRows(lines) : List.of(),
                null,
                annual(lines),
                Map.of());
    }

    private static LineFact line(String id, int number, Trade trade, SplittableRandom random) {
        int size = 4 + random.nextInt(13);
        BigDecimal capacity = BigDecimal.valueOf((long) trade.capacity() * size / 4);
        int[] small = trade.kilograms();
        Emission emission = Emission.ofKilograms(
                kilograms(small[0], size),
                kilograms(small[1], size),
                kilograms(small[2], size),
                kilograms(small[3], size));
        boolean idle = random.nextInt(40) == 0;
        Map<String, BigDecimal> figures = trade.process().equals("coke_oven")
                ? Map.of("coking_hours", BigDecimal.valueOf(24), "chamber_height_m", new BigDecimal("5.5"))
                : Map.of();
        Map<String, BigDecimal> baseline = "clinker".equals(trade.sub())
                ? Map.of("permit", capacity, "previous_year_actual", share(capacity, 92))
                : Map.of();
        return new LineFact(
                id,
                number + "号线",
                "P" + number,
                trade.process(),
                capacity,
                trade.unit(),
                emission,
                baseline,
                figures,
                Map.of(),
                idle);
    }

    /** What a city's list asks of its lines: the first limited at yellow and orange, all stopped at red. */
    private static List<ListRowFact> listRows(List<LineFact> lines) {
        List<ListRowFact> rows = new ArrayList<>();
        for (LineFact line : lines) {
            Quantity base = new Quantity(line.dailyCapacity(), line.capacityUnit());
            if (rows.isEmpty()) {
                rows.add(limit(line, "yellow", base, 85));
                rows.add(limit(line, "orange", base, 70));
            }
            rows.add(new ListRowFact(line.id(), "red", Action.STOP, base, null));
        }
        return rows;
    }

    private static ListRowFact limit(LineFact line, String colour, Quantity base, int percent) {
        return new ListRowFact(
                line.id(), colour, Action.LIMIT, base, new Quantity(share(base.value(), percent), base.unit()));
    }

    private static Map<String, BigDecimal> annual(List<LineFact> lines) {
        Map<String, BigDecimal> annual = new HashMap<>();
        for (String pollutant : List.of("SO2", "NOx", "PM", "VOCs")) {
            BigDecimal daily = lines.stream()
                    .map(line -> line.emissionOrNone().kilograms(pollutant))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            annual.put(pollutant, daily.multiply(BigDecimal.valueOf(300)));
        }
        return annual;
    }

    private static BigDecimal share(BigDecimal value, int percent) {
        return value.multiply(BigDecimal.valueOf(percent, 2)).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal kilograms(int small, int quarters) {
        return BigDecimal.valueOf((long) small * quarters * 25, 2);
    }

    private static Trade trade(SplittableRandom random) {
        int place = random.nextInt(WEIGHTS);
        for (Trade trade : Trade.ALL) {
            place -= trade.weight();
            if (place < 0) {
                return trade;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private static String one(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }
}
