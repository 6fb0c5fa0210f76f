package io.qinglan.audit.backtest;

import java.util.List;
import java.util.Map;

/**
 * What came out of a back-test.
 *
 * @param setting how it was run
 * @param cities the air of each city
 * @param files what became of each file
 * @param disagreements days by city on which two files knew the same day and differed in grade
 * @param log the real warnings
 * @param packs what each pack makes of it
 * @param differences each pack beside each later one
 * @param explained the most telling differences with their reasons
 */
public record BacktestResult(
        BacktestSetting setting,
        List<CityAir> cities,
        List<AirFiles.SourceFile> files,
        Map<String, Integer> disagreements,
        List<LoggedWarning> log,
        List<PackReplay> packs,
        List<PackDifference> differences,
        List<ExplainedDifference> explained) {}
