package io.qinglan.warning.assessment;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Conclusions.LevelEvent;
import io.qinglan.fact.warning.Conclusions.MeasureTime;
import io.qinglan.fact.warning.Publication;
import io.qinglan.fact.warning.Regime;

/**
 * What a pack says of a series (contract 3.2). Instants are local times of {@code zone}; {@link AssessmentJson} writes them with
 * their offset.
 *
 * @param level the level that holds after the step
 * @param regime what holds beside the colours
 * @param transition the change: none, {@code <from>-><to>}, {@code <from>->lifted}, extend or reassess
 * @param at when the change takes effect
 * @param start from when the warning is in force
 * @param end when it ends, where a notice or plan fixes it
 * @param until new end of a warning that is extended
 * @param issueBy latest instant for the notice to go out
 * @param leadTimeMet whether it can still go out the required time ahead; null when none is required or now is not known
 * @param leadTimeRequired whether a lead time applies at all
 * @param dayValid whether every day of an hourly series has enough values; null for a series of days
 * @param episodes number of runs over the lowest line
 * @param provincialLevel level of the province's own warning, null where the pack knows none
 * @param state where the order stands, null when nothing was said of it
 * @param states the states passed through
 * @param events the changes of level by recorded acts
 * @param flags remarks that bind the next step
 * @param actions actions outside the coloured response
 * @param reductions required cuts in percent by pollutant
 * @param measures measures of the level in force with their own times
 * @param publication the index as it may be published, null where the pack says nothing of it
 * @param because the rules that fired; empty when no trace was asked for
 * @param nextLevel how far the next level is; null at the highest or when no trace was asked for
 * @param packId the pack
 * @param packDigest its digest
 * @param aqiStandard index standard in force on the day, null when none was
 * @param legalBasis articles in force on the day
 * @param zone the zone of the instants
 */
public record Assessment(
        Level level,
        Regime regime,
        String transition,
        LocalDateTime at,
        LocalDateTime start,
        LocalDateTime end,
        LocalDateTime until,
        LocalDateTime issueBy,
        Boolean leadTimeMet,
        boolean leadTimeRequired,
        Boolean dayValid,
        int episodes,
        Level provincialLevel,
        String state,
        List<String> states,
        List<LevelEvent> events,
        Set<String> flags,
        Set<String> actions,
        Map<String, BigDecimal> reductions,
        List<MeasureTime> measures,
        Publication publication,
        List<Reason> because,
        NextLevel nextLevel,
        String packId,
        String packDigest,
        String aqiStandard,
        List<String> legalBasis,
        ZoneId zone) {}
