package io.qinglan.command;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.qinglan.command.fleet.Acknowledged;
import io.qinglan.command.fleet.Fleet;
import io.qinglan.command.fleet.FleetReport;
import io.qinglan.command.fleet.FleetSettings;
import io.qinglan.feed.CommandSetsReader;
import io.qinglan.feed.hj212.Edition;

/** Plays a fleet of instruments against a gateway; exit status 1 when something stayed without an answer. */
@Command(
        name = "simulate",
        description = "Plays a fleet of instruments against a gateway; 1 when something stayed without an answer.",
        mixinStandardHelpOptions = true)
final class Hj212SimulateCommand implements Callable<Integer> {

    private static final List<Edition> EDITIONS = List.of(Edition.OF_2005, Edition.OF_2017, Edition.OF_2025);

    @Option(names = "--to", required = true, paramLabel = "HOST:PORT", description = "where the gateway listens")
    private String to;

    @Option(names = "--points", required = true, paramLabel = "N", description = "instruments, each with a connection")
    private int points;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "frames a second of the whole fleet; without it real rates: a real-time record a minute, one of "
                            + "ten minutes, one an hour, each when its time has come")
    private int rate;

    @Option(names = "--seconds", required = true, paramLabel = "N", description = "how long to send")
    private int seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "same seed, same values and faults")
    private long seed;

    @Option(
            names = "--editions",
            paramLabel = "YEAR",
            split = ",",
            defaultValue = "2017",
            description = "2005, 2017, 2025, handed out in turn")
    private List<String> editions;

    @Option(
            names = "--factors",
            paramLabel = "CODE",
            split = ",",
            description = "factors of each record (default: ${DEFAULT-VALUE})",
            defaultValue = "a21026,a21002,a34013,a19001,a00000")
    private List<String> factors;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "0",
            description = "number of the first instrument (MN F1EE7000 and 16 digits)")
    private long first;

    @Option(
            names = "--password",
            paramLabel = "PW",
            defaultValue = "123456",
            description = "password of all instruments")
    private String password;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "how long to wait for an answer")
    private int wait;

    @Option(names = "--again", paramLabel = "N", defaultValue = "3", description = "how often to send again")
    private int again;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "16",
            description = "records of an instrument that may wait for answers")
    private int window;

    @Mixin
    private FaultOptions faults = new FaultOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        FleetSettings settings = settings();
        Clock clock = Clock.system(House.zone());
        try (Fleet fleet = new Fleet(settings, clock, CommandSetsReader.read(House.library()), Acknowledged.NOBODY)) {
            if (!fleet.connect(Duration.ofSeconds(60))) {
                say("connected " + fleet.report().connected() + " of " + points + "; going on with these");
            }
            FleetReport report = fleet.play();
            tell(report);
            return report.unacknowledged() == 0 && report.connected() == points ? 0 : Qinglan.NO;
        }
    }

    private FleetSettings settings() {
        int colon = to.lastIndexOf(':');
        if (colon < 1 || !to.substring(colon + 1).matches("\\d{1,5}")) {
            throw new WrongUse("--to: expected HOST:PORT, got " + to);
        }
        if (points < 1 || rate < 0 || seconds < 1 || wait < 1 || again < 0 || window < 1) {
            throw new WrongUse(
                    "expected --points, --seconds, --wait, --window of at least 1, --rate and --again of at least 0");
        }
        return FleetSettings.of(
                        to.substring(0, colon),
                        Integer.parseInt(to.substring(colon + 1)),
                        points,
                        rate,
                        Duration.ofSeconds(seconds))
                .withSeed(seed)
                .withEditions(editions.stream().map(this::edition).toList())
                .withFactors(factors)
                .withFaults(faults.faults())
                .withNumbers(first, password)
                .withPatience(Duration.ofSeconds(wait), again, window);
    }

    private Edition edition(String year) {
        return EDITIONS.stream()
                .filter(edition -> edition.code().equals(year))
                .findFirst()
                .orElseThrow(() -> new WrongUse("--editions: expected "
                        + Arrays.toString(EDITIONS.stream().map(Edition::code).toArray()) + ", got " + year));
    }

    private void tell(FleetReport report) {
        say("sent %d, acknowledged %d, resent %d, unacknowledged %d, completeness %.2f %%"
                .formatted(
                        report.sent(),
                        report.acknowledged(),
                        report.resent(),
                        report.unacknowledged(),
                        Math.floor(report.completeness() * 10_000) / 100));
        say("connected %d, reconnected %d, commands carried out %d, damaged on purpose %d, turns passed over %d"
                .formatted(
                        report.connected(),
                        report.reconnects(),
                        report.commands(),
                        report.damaged(),
                        report.heldBack()));
        say("%.0f acknowledged a second; answers within %.1f ms (half), %.1f ms (99 %%), %.1f ms (all)"
                .formatted(report.acknowledgedPerSecond(), report.p50(), report.p99(), report.longest()));
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
