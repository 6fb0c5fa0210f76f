package io.qinglan.bench.truth;

import java.util.ArrayList;
import java.util.List;

import io.qinglan.fact.obligation.Action;

/**
 * The plain rule: the meter is over a fixed share of rated power for half an hour. A stop: over a fifth of it, as public programs take a
 * device for running; a limit: over what the cut leaves of it. No baseline, no marks, no own generation, no splits.
 */
final class PlainRule implements Way {

    private static final double RUNNING = 0.2;
    private static final int WINDOWS = 2;

    @Override
    public String name() {
        return "fixed threshold of rated power";
    }

    @Override
    public List<Outcome> judge(List<Episode> episodes) {
        return episodes.stream().map(PlainRule::judge).toList();
    }

    private static Outcome judge(Episode episode) {
        double rated = episode.meter().rated();
        boolean limit = episode.duty().action() == Action.LIMIT;
        double most = limit ? rated * (1 - episode.percent() / 100.0) : RUNNING * rated;
        List<Alarm> alarms = new ArrayList<>();
        int row = 0;
        int known = 0;
        for (int window = 0; window < episode.grid().length; window++) {
            known += Double.isNaN(episode.grid()[window]) ? 0 : 1;
            boolean complete =
                    episode.duty().complete(episode.windows().get(window).start());
            row = complete && episode.grid()[window] > most ? row + 1 : 0;
            if (row == WINDOWS) {
                alarms.add(new Alarm(
                        episode.windows().get(window - 1).start(),
                        episode.windows().get(window).end()));
            }
        }
        return new Outcome(alarms, known / (double) episode.grid().length);
    }
}
