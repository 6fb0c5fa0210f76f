package io.qinglan.store.time;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;

/** By which source the clock is kept, how far it is off, what is written down and when it warns. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class ServerTimeTest {

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Test
    void chronySaysHowFarTheClockIsOff() throws IOException {
        ClockState slow = Chrony.of("A29FC801,162.159.200.1,4,1763700000.1,0.250000000,-0.000012,0.00003,"
                + "-12.3,0.001,0.05,0.03,0.001,64.2,Normal");
        assertThat(slow.offsetMillis()).isEqualTo(-250);
        assertThat(slow.synchronised()).isTrue();
        ClockState not = Chrony.of("00000000,,0,0.0,0.0,0,0,0,0,0,1,1,0,Not synchronised");
        assertThat(not.synchronised()).isFalse();
        assertThat(not.offsetMillis()).isNull();
        assertThatThrownBy(() -> Chrony.of("506 Cannot talk to daemon")).isInstanceOf(IOException.class);
    }

    @Test
    void systemdSaysOnlyWhetherItIsSynchronised() throws IOException {
        assertThat(Timedatectl.of("NTPSynchronized=yes").synchronised()).isTrue();
        assertThat(Timedatectl.of("NTPSynchronized=no").synchronised()).isFalse();
        assertThatThrownBy(() -> Timedatectl.of("Failed to connect to bus")).isInstanceOf(IOException.class);
    }

    @Test
    void aServerOfNtpIsAskedAndTheOffsetIsWrittenDown() throws Exception {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerOnce(socket, Duration.ofSeconds(7)));
            server.start();
            Ntp ntp = new Ntp("127.0.0.1:" + socket.getLocalPort());
            ServerTime time = new ServerTime(dataSource, clock, List.of(ntp), Duration.ofSeconds(2), false, "by-ntp");
            time.look();
            server.join();
            ServerTime.Seen seen = time.last().orElseThrow();
            assertThat(seen.offsetMillis()).isCloseTo(7000, within(1000.0));
            assertThat(seen.warning()).contains("7.").contains("ahead");
            assertThat(column("source", "by-ntp")).isEqualTo("ntp");
            assertThat(column("warning", "by-ntp")).isEqualTo(seen.warning());
        }
    }

    /** A server whose clock is so much behind ours. */
    private static void answerOnce(DatagramSocket socket, Duration behind) {
        try {
            DatagramPacket asked = new DatagramPacket(new byte[48], 48);
            socket.receive(asked);
            NtpV3Impl question = new NtpV3Impl();
            question.setDatagramPacket(asked);
            TimeStamp now = TimeStamp.getNtpTime(Clock.systemUTC().millis() - behind.toMillis());
            NtpV3Impl answer = new NtpV3Impl();
            answer.setMode(NtpV3Packet.MODE_SERVER);
            answer.setVersion(NtpV3Packet.VERSION_3);
            answer.setStratum(2);
            answer.setOriginateTimeStamp(question.getTransmitTimeStamp());
            answer.setReceiveTimeStamp(now);
            answer.setTransmitTime(now);
            answer.setReferenceTime(now);
            DatagramPacket packet = answer.getDatagramPacket();
            packet.setSocketAddress(asked.getSocketAddress());
            socket.send(packet);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatNothingTellsIsSaidSo() throws SQLException {
        ClockSource silent = source("silent", null);
        ServerTime time =
                new ServerTime(dataSource, clock, List.of(silent), Duration.ofSeconds(2), false, "unknown-clock");
        time.look();
        assertThat(time.last().orElseThrow().source()).isEqualTo(ClockState.UNKNOWN);
        assertThat(time.last().orElseThrow().warning()).isNull();
        assertThat(column("source", "unknown-clock")).isEqualTo("unknown");
        assertThat(column("detail", "unknown-clock")).contains("silent");
        ServerTime strict = new ServerTime(dataSource, clock, List.of(), Duration.ofSeconds(2), true, "strict-clock");
        strict.look();
        assertThat(strict.last().orElseThrow().warning()).isNotNull();
    }

    @Test
    void theFirstSourceThatAnswersCounts() {
        ClockSource second = source("second", new ClockState("second", false, null, null));
        ServerTime time = new ServerTime(
                dataSource,
                clock,
                List.of(source("first", null), second),
                Duration.ofSeconds(2),
                false,
                "second-source");
        time.look();
        assertThat(time.last().orElseThrow().source()).isEqualTo("second");
        assertThat(time.last().orElseThrow().warning()).contains("not synchronised");
    }

    @Test
    void healthNamesTheSource() {
        given().when().get("/q/health").then().body(containsString("server time"));
    }

    private static ClockSource source(String name, ClockState state) {
        return new ClockSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ClockState read() throws IOException {
                if (state == null) {
                    throw new IOException("no answer");
                }
                return state;
            }
        };
    }

    private String column(String column, String node) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + column + " from server_time where node = ?")) {
            select.setString(1, node);
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }
}
