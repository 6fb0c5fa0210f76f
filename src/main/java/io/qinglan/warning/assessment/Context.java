package io.qinglan.warning.assessment;

import java.time.LocalDateTime;
import java.util.List;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Act;
import io.qinglan.fact.warning.Approval;
import io.qinglan.fact.warning.Kind;
import io.qinglan.fact.warning.Notice;
import io.qinglan.fact.warning.Request;
import io.qinglan.forecast.outlook.Causes;

/**
 * What an assessment knows beside the series. Instants are local times of the configured zone.
 *
 * @param level the level in force
 * @param since from when it is in force, null when not said
 * @param now the instant of the assessment, null when not said
 * @param pollutant the pollutant plain values belong to, such as {@code PM2.5}
 * @param causes what the days come from
 * @param kind whether the series was forecast or monitored
 * @param requested what somebody asks for, null for nothing
 * @param regionalNotice the region's notice, null when there is none
 * @param fixedEnd the end a notice fixed, null for an open one
 * @param superiorDeployment whether a superior has deployed a temporary control
 * @param approval where the approval stands, null when not said
 * @param acts recorded human acts, in order
 * @param start from when the warning in force runs, null when not said
 * @param end until when it runs, null when open
 * @param city the city, for the reader only
 */
public record Context(
        Level level,
        LocalDateTime since,
        LocalDateTime now,
        String pollutant,
        Causes causes,
        Kind kind,
        Request requested,
        Notice regionalNotice,
        LocalDateTime fixedEnd,
        boolean superiorDeployment,
        Approval approval,
        List<Act> acts,
        LocalDateTime start,
        LocalDateTime end,
        String city) {

    /** The usual pollutant of plain values. */
    public static final String PM25 = "PM2.5";

    public Context {
        acts = List.copyOf(acts);
    }

    /** A level in force and the instant of the assessment; nothing else is known. */
    public static Context at(Level level, LocalDateTime now) {
        return new Context(
                level,
                null,
                now,
                PM25,
                Causes.none(),
                Kind.FORECAST,
                null,
                null,
                null,
                false,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /** The same with another level in force. */
    public Context withLevel(Level other) {
        Draft draft = new Draft(this);
        draft.level = other;
        return draft.done();
    }

    /** The same with causes of the days. */
    public Context withCauses(Causes others) {
        Draft draft = new Draft(this);
        draft.causes = others;
        return draft.done();
    }

    /** The same with a notice of the region. */
    public Context withRegionalNotice(Notice notice) {
        Draft draft = new Draft(this);
        draft.regionalNotice = notice;
        return draft.done();
    }

    /** The same with the period of the warning in force; a fixed end is also looked at as such. */
    public Context withPeriod(LocalDateTime from, LocalDateTime fixed) {
        Draft draft = new Draft(this);
        draft.since = from;
        draft.start = from;
        draft.fixedEnd = fixed;
        draft.end = fixed;
        return draft.done();
    }

    /** The same, a superior having deployed a temporary control or not. */
    public Context withSuperiorDeployment(boolean deployed) {
        Draft draft = new Draft(this);
        draft.superiorDeployment = deployed;
        return draft.done();
    }

    /** A copy while it is being changed: what one of the methods above can change, over the rest. */
    private static final class Draft {

        private final Context from;
        private Level level;
        private LocalDateTime since;
        private Causes causes;
        private Notice regionalNotice;
        private LocalDateTime fixedEnd;
        private boolean superiorDeployment;
        private LocalDateTime start;
        private LocalDateTime end;

        Draft(Context from) {
            this.from = from;
            this.level = from.level;
            this.since = from.since;
            this.causes = from.causes;
            this.regionalNotice = from.regionalNotice;
            this.fixedEnd = from.fixedEnd;
            this.superiorDeployment = from.superiorDeployment;
            this.start = from.start;
            this.end = from.end;
        }

        Context done() {
            return new Context(
                    level,
                    since,
                    from.now,
                    from.pollutant,
                    causes,
                    from.kind,
                    from.requested,
                    regionalNotice,
                    fixedEnd,
                    superiorDeployment,
                    from.approval,
                    from.acts,
                    start,
                    end,
                    from.city);
        }
    }
}
