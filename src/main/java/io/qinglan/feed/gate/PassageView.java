package io.qinglan.feed.gate;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.qinglan.feed.evidence.Masks;

/**
 * A passage as it is answered.
 *
 * @param plate masked ({@code 冀A·***23}) unless read within a case
 * @param masked whether plate, VIN and engine number are masked
 * @param frame the body that is its evidence, {@code <batch>.<position>}
 * @param line its place there, counted from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassageView(
        UUID id,
        int revision,
        String gate,
        String site,
        Instant at,
        String direction,
        String plate,
        boolean masked,
        String stage,
        String fuel,
        BigDecimal cargoTonnes,
        String goods,
        String vehicleKind,
        String plateColour,
        String vin,
        String engineNumber,
        LocalDate registeredOn,
        String controlStatus,
        Boolean admitted,
        Instant receivedAt,
        String frame,
        int line) {

    static PassageView of(StoredPassage stored, boolean exact) {
        Passage passage = stored.passage();
        return new PassageView(
                stored.id(),
                stored.revision(),
                passage.gate(),
                stored.site(),
                passage.at(),
                passage.direction(),
                exact ? passage.plate() : Masks.plate(passage.plate()),
                !exact,
                passage.stage(),
                passage.fuel(),
                passage.cargoTonnes(),
                exact ? passage.goods() : Masks.text(passage.goods()),
                passage.vehicleKind(),
                passage.plateColour(),
                exact ? passage.vin() : Masks.number(passage.vin()),
                exact ? passage.engineNumber() : Masks.number(passage.engineNumber()),
                passage.registeredOn(),
                exact ? passage.controlStatus() : Masks.text(passage.controlStatus()),
                passage.admitted(),
                stored.receivedAt(),
                stored.frame().toString(),
                stored.line());
    }
}
