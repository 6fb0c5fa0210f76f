package io.qinglan.feed.bus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ArrivalBytesTest {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00.123456Z");

    private static Arrival whole() {
        PointRecord record =
                new PointRecord("hour", AT, 3600, 1, 2, true, 5, "hj-212-2017", Items.of(Map.of("a21026-Avg", "12.5")));
        Refusal refusal = new Refusal("time_implausible", "后天");
        return new Arrival(
                new byte[] {35, 35, 0, -1},
                AT,
                "10.0.0.1:4711",
                Channel.HJ212,
                "88888880000001",
                List.of(new Arrival.Entry("P-1", record, null), new Arrival.Entry(null, null, refusal)),
                false,
                null);
    }

    private static void comesBack(Arrival sent) throws IOException {
        Arrival read = ArrivalBytes.read(ArrivalBytes.write(sent));
        assertThat(read.bytes()).isEqualTo(sent.bytes());
        assertThat(read).usingRecursiveComparison().ignoringFields("bytes").isEqualTo(sent);
    }

    @Test
    void everythingAGatewayKnowsComesBack() throws IOException {
        comesBack(whole());
        comesBack(Arrival.parked("##".getBytes(StandardCharsets.US_ASCII), AT, "p", Channel.HJ212, "X"));
        comesBack(Arrival.refused(new byte[0], AT, "p", Channel.MQTT, null, new Refusal("CRC_MISMATCH", null)));
        comesBack(Arrival.withoutRecord(new byte[] {1}, AT, "p", Channel.HTTP, null));
    }

    @Test
    void everyCutMessageIsAnErrorAndNothingElse() {
        byte[] bytes = ArrivalBytes.write(whole());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ArrivalBytes.read(cut)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anotherFormIsRefusedByItsVersion() {
        byte[] bytes = ArrivalBytes.write(whole());
        bytes[0] = 9;
        assertThatThrownBy(() -> ArrivalBytes.read(bytes)).hasMessageContaining("version 1");
    }

    @Test
    void whatOneInstrumentSendsHasOneKey() {
        assertThat(KafkaBus.key(whole())).isEqualTo("88888880000001");
        Arrival body = Arrival.of(
                new byte[0],
                AT,
                "p",
                Channel.HTTP,
                List.of(new Arrival.Entry("P-7", whole().entries().get(0).record(), null)));
        assertThat(KafkaBus.key(body)).isEqualTo("P-7");
        assertThat(KafkaBus.key(Arrival.withoutRecord(new byte[0], AT, "peer", Channel.MQTT, null)))
                .isEqualTo("peer");
    }
}
