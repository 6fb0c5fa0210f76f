package io.qinglan.warning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.context.ManagedExecutor;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.Notice;
import io.qinglan.forecast.AirStandards;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.ForecastBook;
import io.qinglan.forecast.Observations;
import io.qinglan.forecast.OutlookInput;
import io.qinglan.forecast.StoredForecast;
import io.qinglan.forecast.outlook.Causes;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.policy.PacksInForce;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.warning.assessment.ArchivedInput;
import io.qinglan.warning.assessment.Assessment;
import io.qinglan.warning.assessment.AssessmentJson;
import io.qinglan.warning.assessment.Assessor;
import io.qinglan.warning.assessment.Context;

/**
 * Asks the rules about an area: on its binding forecast, the air monitored there, what is in force, and what the region has sent.
 */
@ApplicationScoped
class Judge {

    /** How long an observed hour still says how the air is now. */
    private static final Duration MONITORED_FOR = Duration.ofHours(3);

    private final ForecastBook forecasts;
    private final Observations observations;
    private final OutlookInput input;
    private final RegionalNoticeBook notices;
    private final Clock clock;
    private final ZoneId zone;
    private final Assessor assessor;
    private final PolicyLibrary library;
    private final PacksInForce packs;
    private final String configured;

    Judge(
            ForecastBook forecasts,
            Observations observations,
            AirStandards standards,
            RegionalNoticeBook notices,
            Clock clock,
            @ConfigProperty(name = "qinglan.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            Assessor assessor,
            PolicyLibrary library,
            PacksInForce packs,
            @ConfigProperty(name = "qinglan.pack", defaultValue = "cn-2024") String pack) {
        this.forecasts = forecasts;
        this.observations = observations;
        this.input = new OutlookInput(standards, zone);
        this.notices = notices;
        this.clock = clock;
        this.zone = zone;
        this.assessor = assessor;
        this.library = library;
        this.packs = packs;
        this.configured = pack;
    }

    /** Compiles the rules while the doors open, so that the first forecast of a night does not wait for it. */
    void warm(@Observes StartupEvent start, ManagedExecutor workers) {
        workers.execute(
                () -> assess(library.pack(configured), Series.empty(), Context.at(Level.NONE, local(clock.instant()))));
    }

    /**
     * What the rules say now.
     *
     * @param warning what has not ended in the area, null when nothing is there
     * @return empty when there is neither a forecast nor monitored air nor a notice of the region
     */
    Optional<Finding> find(String area, Warning warning) {
        Instant now = clock.instant();
        StoredForecast binding = forecasts.bindingForecast(area, now).binding();
        Integer monitored = input.monitoredNow(observations.ofArea(area, now.minus(MONITORED_FOR), now.plusSeconds(1)));
        Optional<RegionalNotice> notice = notices.binding(area, now);
        if (binding == null && monitored == null && notice.isEmpty()) {
            return Optional.empty();
        }
        Series series =
                (binding == null ? Series.empty() : input.series(binding.forecast())).withMonitoredNow(monitored);
        Context context = context(now, warning, binding == null ? null : binding.forecast(), notice.orElse(null));
        PolicyPack pack = packs.of(area, now);
        ObjectNode asked = ArchivedInput.of(pack.id(), null, series, context, zone);
        return Optional.of(finding(assess(pack, series, context), asked, binding == null ? null : binding.id()));
    }

    private Assessment assess(PolicyPack pack, Series series, Context context) {
        return assessor.assess(pack, null, series, context);
    }

    private Context context(Instant now, Warning warning, Forecast forecast, RegionalNotice notice) {
        // what is announced and has not begun is no level in force: the air before its start says nothing of its
        // release
        boolean begun = warning != null && !now.isBefore(warning.life().start());
        Level level = begun ? warning.life().level() : Level.NONE;
        Context context = Context.at(level, local(now));
        if (forecast != null) {
            context = context.withCauses(causes(forecast));
        }
        if (level != Level.NONE) {
            context = context.withPeriod(local(warning.stand.start), local(warning.stand.end));
        }
        if (notice != null) {
            context = notice.deploysTemporaryControl()
                    ? context.withSuperiorDeployment(true)
                    : context.withRegionalNotice(fact(notice));
        }
        return context;
    }

    private Causes causes(Forecast forecast) {
        Map<LocalDate, Cause> byDate = new HashMap<>();
        input.causes(forecast).forEach((day, word) -> byDate.put(day, Cause.valueOf(word.toUpperCase(Locale.ROOT))));
        return new Causes(null, List.of(), byDate);
    }

    private Notice fact(RegionalNotice notice) {
        Level level = Level.of(notice.level);
        return new Notice(
                level, level.ordinal(), local(notice.receivedAt), local(notice.from), local(notice.until), false, null);
    }

    private Finding finding(Assessment said, ObjectNode asked, UUID forecast) {
        ObjectNode json = AssessmentJson.of(said);
        return new Finding(
                said.level(),
                said.regime().code(),
                said.transition(),
                instant(said.at()),
                instant(said.start()),
                instant(said.end()),
                instant(said.until()),
                instant(said.issueBy()),
                said.leadTimeMet(),
                said.leadTimeRequired(),
                List.copyOf(said.flags()),
                json.get("because"),
                json.get("nextLevel"),
                said.packId(),
                said.packDigest(),
                said.legalBasis(),
                forecast,
                asked,
                json);
    }

    private LocalDateTime local(Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, zone);
    }

    private Instant instant(LocalDateTime local) {
        return local == null ? null : local.atZone(zone).toInstant();
    }
}
