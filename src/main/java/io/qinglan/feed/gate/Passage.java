package io.qinglan.feed.gate;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

import io.qinglan.ledger.Leaf;

/**
 * One vehicle through one gate, with the fields of the gate ledger of HJ 1321. Everything behind the fuel may be null.
 *
 * @param gate code of the point
 * @param at when it passed
 * @param direction {@code in} or {@code out}
 * @param plate the plate, without blanks and dots, in capitals; also the number of machinery that has no plate
 * @param stage emission stage, a code of rules/standards/hj-1321-2023.yaml
 * @param fuel a code of the same file
 * @param cargoTonnes what it carried, t
 * @param goods what that was
 * @param vehicleKind kind of vehicle, as the gate names it
 * @param plateColour a code of the same file
 * @param vin vehicle identification number (车辆识别代号)
 * @param engineNumber number of the engine
 * @param registeredOn day of first registration
 * @param controlStatus what the gate's screen said of controls in force
 * @param admitted whether the gate let it pass
 */
record Passage(
        String gate,
        Instant at,
        String direction,
        String plate,
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
        Boolean admitted) {

    private static final String SEPARATOR = "\u001f";

    /** SHA-256 over all that is said of the passage beside its key; the same values give the same digest, 0.5 and 0.50 too. */
    byte[] said() {
        BigDecimal cargo = cargoTonnes == null ? null : cargoTonnes.stripTrailingZeros();
        String joined = Arrays.asList(
                        stage,
                        fuel,
                        cargo == null ? null : cargo.toPlainString(),
                        goods,
                        vehicleKind,
                        plateColour,
                        vin,
                        engineNumber,
                        registeredOn,
                        controlStatus,
                        admitted)
                .stream()
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining(SEPARATOR));
        return Leaf.digest(joined.getBytes(StandardCharsets.UTF_8));
    }
}
