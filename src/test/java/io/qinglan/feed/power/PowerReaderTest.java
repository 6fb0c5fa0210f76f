package io.qinglan.feed.power;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.qinglan.feed.FrameId;
import io.qinglan.feed.LatestRecord;
import io.qinglan.policy.PolicyLibrary;

import static org.assertj.core.api.Assertions.assertThat;

class PowerReaderTest {

    private static final Instant AT = Instant.parse("2026-11-20T16:00:00Z");
    private static final PowerCodes CODES =
            new PowerCodes(PolicyLibrary.open(Path.of(System.getProperty("qinglan.rules", "rules")))
                    .standard(PowerCodes.STANDARD)
                    .content());
    private final PowerReader reader = new PowerReader(CODES);

    @Test
    void valuesBehindTransformersBecomePrimaryAndARegisterStaysAsShown() {
        PowerRecord record = reader.read(
                        record(Map.of("kw", "2.5", "i", "4", "u", "220", "kwhReading", "500", "Flag", "N")),
                        new BigDecimal("80"),
                        new BigDecimal("10"))
                .get(0);

        assertThat(record.value(Quantity.POWER)).isEqualByComparingTo("2000");
        assertThat(record.value(Quantity.CURRENT)).isEqualByComparingTo("320");
        assertThat(record.value(Quantity.VOLTAGE)).isEqualByComparingTo("2200");
        assertThat(record.value(Quantity.READING)).isEqualByComparingTo("500");
        assertThat(record.ratio()).isEqualByComparingTo("800");
        assertThat(record.mark()).isEqualTo("N");
    }

    @Test
    void aRatioSentWithTheRecordWins() {
        assertThat(reader.read(record(Map.of("kw", "2", "ct", "1", "pt", "1")), new BigDecimal("80"), null)
                        .get(0)
                        .value(Quantity.POWER))
                .isEqualByComparingTo("2");
    }

    @Test
    void codesOf2025AreToldApartByFacilityAndWhatIsOpenIsNotReckonedWith() {
        Map<String, String> items = new LinkedHashMap<>();
        items.put("d20105-Rtd", "220.20");
        items.put("d20405-Rtd", "0.24");
        items.put("d30406-Rtd", "0.04");
        items.put("a21026-Rtd", "7");
        List<PowerRecord> found = reader.read(record(items), null, null);

        assertThat(found).extracting(PowerRecord::facilityClass).containsExactly("production", "treatment");
        assertThat(found).extracting(PowerRecord::facility).containsExactly("05", "06");
        assertThat(found.get(0).values()).containsEntry(Quantity.CURRENT_OR_POWER, new BigDecimal("0.24"));
        assertThat(found.get(0).value(Quantity.CURRENT_OR_POWER)).isNull();
    }

    @Test
    void vendorsStatesAreReadAndNothingIsNeverZero() {
        assertThat(CODES.of("ele01-Rtd").orElseThrow().quantity()).isEqualTo(Quantity.RUNNING);
        assertThat(CODES.of("ga2101-Rtd").orElseThrow().facility()).isEqualTo("01");
        assertThat(CODES.of("a21026-Rtd")).isEmpty();
        assertThat(reader.read(record(Map.of("kw", "--", "i", "", "u", "NaN")), null, null))
                .isEmpty();
    }

    private static LatestRecord record(Map<String, String> items) {
        Map<String, LatestRecord.Item> said = new LinkedHashMap<>();
        FrameId frame = new FrameId(new UUID(1, 2), 0);
        items.forEach((name, value) -> said.put(name, new LatestRecord.Item(value, "hj-212-2017", frame, AT)));
        return new LatestRecord("P", "s900", AT, 900, said, 0, AT, false, null);
    }
}
