package io.qinglan.audit.backtest;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.qinglan.fact.Level;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.Assessor;

/** Replays packs over the air of cities and puts them beside the log of real warnings and beside one another. */
public final class Backtest {

    private final Assessor assessor;
    private final BacktestSetting setting;

    /**
     * @param assessor how series are judged
     * @param setting how it is run
     */
    public Backtest(Assessor assessor, BacktestSetting setting) {
        this.assessor = assessor;
        this.setting = setting;
    }

    /**
     * Runs it. Cities are reckoned at the same time on as many processors as there are; the result does not depend on it.
     *
     * @param packs one or more
     * @param files what was read
     * @param log real warnings, empty for none
     * @throws BadFile when no city is left
     */
    public BacktestResult run(List<PolicyPack> packs, AirFiles files, List<LoggedWarning> log) {
        List<CityAir> cities = chosen(files);
        List<PackReplay> replays = new ArrayList<>();
        List<Replay> runners = new ArrayList<>();
        for (PolicyPack pack : packs) {
            Replay replay = new Replay(assessor, pack, setting.basis(), setting.daysAhead(), setting.gapDays());
            runners.add(replay);
            List<Track> perfect = tracks(replay, cities, Blur.none());
            List<Stability> stability = new ArrayList<>();
            for (double spread : setting.spreads()) {
                List<List<Track>> blurred = IntStream.range(0, setting.runs())
                        .mapToObj(run -> tracks(replay, cities, new Blur(spread, setting.seed(), run)))
                        .toList();
                stability.add(Stability.of(spread, perfect, blurred));
            }
            replays.add(new PackReplay(pack, perfect, scores(pack, log, cities, perfect), stability));
        }
        List<PackDifference> differences = differences(replays);
        return new BacktestResult(
                setting,
                cities,
                files.files(),
                files.disagreements(),
                log,
                replays,
                differences,
                explained(differences, replays, runners, cities));
    }

    private List<CityAir> chosen(AirFiles files) {
        List<CityAir> chosen = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (CityAir air : files.cities()) {
            known.add(air.city());
            if (setting.cities().isEmpty() || setting.cities().contains(air.city())) {
                CityAir cut = cut(air);
                if (cut.series().length() > 0) {
                    chosen.add(cut);
                }
            }
        }
        for (String city : setting.cities()) {
            if (!known.contains(city)) {
                throw new BadFile("--city", "one of " + known, city);
            }
        }
        if (chosen.isEmpty()) {
            throw new BadFile("--series", "at least one day to replay", "none");
        }
        return chosen;
    }

    private CityAir cut(CityAir air) {
        int perDay = 24 / air.series().unitHours();
        LocalDate first =
                setting.from() == null || setting.from().isBefore(air.firstDay()) ? air.firstDay() : setting.from();
        LocalDate last = setting.to() == null || setting.to().isAfter(air.lastDay()) ? air.lastDay() : setting.to();
        if (last.isBefore(first)) {
            return new CityAir(air.city(), air.series().part(0, 0), air.sources(), 0);
        }
        int from = (int) ChronoUnit.DAYS.between(air.firstDay(), first) * perDay;
        int to = Math.min(air.series().length(), (int) (ChronoUnit.DAYS.between(air.firstDay(), last) + 1) * perDay);
        return from == 0 && to == air.series().length() ? air : air.part(from, to);
    }

    private static List<Track> tracks(Replay replay, List<CityAir> cities, Blur blur) {
        return cities.parallelStream().map(air -> replay.run(air, blur)).toList();
    }

    private List<LogScore> scores(PolicyPack pack, List<LoggedWarning> log, List<CityAir> cities, List<Track> tracks) {
        List<LogScore> scores = new ArrayList<>();
        for (LoggedWarning row : log) {
            int place = IntStream.range(0, cities.size())
                    .filter(i -> cities.get(i).city().equals(row.city()))
                    .findFirst()
                    .orElse(-1);
            scores.add(LogScore.of(
                    row,
                    place < 0 ? null : cities.get(place),
                    place < 0 ? null : tracks.get(place),
                    part -> assessor.quiet(pack, part)));
        }
        return scores;
    }

    private static List<PackDifference> differences(List<PackReplay> replays) {
        List<PackDifference> differences = new ArrayList<>();
        for (int one = 0; one < replays.size(); one++) {
            for (int other = one + 1; other < replays.size(); other++) {
                PackReplay first = replays.get(one);
                PackReplay second = replays.get(other);
                differences.add(
                        PackDifference.of(first.pack().id(), second.pack().id(), first.tracks(), second.tracks()));
            }
        }
        return differences;
    }

    private List<ExplainedDifference> explained(
            List<PackDifference> differences, List<PackReplay> replays, List<Replay> runners, List<CityAir> cities) {
        List<ExplainedDifference> explained = new ArrayList<>();
        for (PackDifference difference : differences) {
            int one = place(replays, difference.one());
            int other = place(replays, difference.other());
            difference.spells().stream().limit(setting.explained()).forEach(spell -> {
                int city = IntStream.range(0, cities.size())
                        .filter(i -> cities.get(i).city().equals(spell.city()))
                        .findFirst()
                        .orElseThrow();
                Track first = replays.get(one).tracks().get(city);
                Track second = replays.get(other).tracks().get(city);
                LocalDateTime at = parting(first, second, spell);
                explained.add(new ExplainedDifference(
                        difference,
                        spell,
                        at,
                        runners.get(one).explained(cities.get(city), at, before(first, at), since(first, at)),
                        runners.get(other).explained(cities.get(city), at, before(second, at), since(second, at))));
            });
        }
        return explained;
    }

    private static int place(List<PackReplay> replays, String pack) {
        return IntStream.range(0, replays.size())
                .filter(i -> replays.get(i).pack().id().equals(pack))
                .findFirst()
                .orElseThrow();
    }

    /** The first step of the days at which the two levels differ. */
    private static LocalDateTime parting(Track one, Track other, PackDifference.DifferingSpell spell) {
        for (int step = one.step(spell.from().atStartOfDay()); step < one.steps(); step++) {
            if (step >= 0 && one.level(step) != other.level(step)) {
                return one.at(step);
            }
        }
        return spell.from().atStartOfDay();
    }

    private static Level before(Track track, LocalDateTime at) {
        int step = track.step(at) - 1;
        Level level = step < 0 ? null : track.level(step);
        return level == null ? Level.NONE : level;
    }

    private static LocalDateTime since(Track track, LocalDateTime at) {
        return track.spells().stream()
                .filter(spell -> spell.from().isBefore(at) && !spell.to().isBefore(at))
                .map(Track.Spell::from)
                .findFirst()
                .orElse(at);
    }
}
