package io.qinglan.feed.bus;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import io.qinglan.RunningProgram;
import io.qinglan.command.HousePostgres;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Channel;
import io.qinglan.feed.Items;
import io.qinglan.feed.PointRecord;
import io.qinglan.feed.RecordKind;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas of the packaged program, a real Kafka broker between gateway and store, one database: the replicas share the work, one is
 * killed with -9 in the middle of it, and every frame is in the store exactly once and in its instrument's order.
 */
class KafkaReplicasIT {

    private static final int INSTRUMENTS = 60;
    private static final int ROUNDS = 300;
    private static final long ALL = (long) INSTRUMENTS * ROUNDS;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Instant FIRST = Instant.parse("2026-11-20T00:00:00Z");
    private static final String PARKED =
            "##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;"
                    + "Flag=5;CP=&&RtdInterval=30&&1C80\r\n";

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private HousePostgres postgres;
    private RealKafka kafka;
    private BusSetting.Kafka setting;

    @Test
    void twoReplicasShareTheWorkAndOneIsKilled() throws Exception {
        postgres = HousePostgres.start(folder.resolve("database"));
        kafka = RealKafka.start();
        setting = KafkaBusTest.setting(kafka.address(), "replicas");
        int gateway = RunningProgram.freePort();
        try (RunningProgram first = replica("first", gateway);
                RunningProgram second = replica("second", RunningProgram.freePort());
                KafkaBus bus = new KafkaBus(setting)) {
            Awaitility.await().atMost(PATIENCE).until(() -> members() == 2);
            CompletableFuture<Void> publishing = CompletableFuture.runAsync(() -> publish(bus));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(PATIENCE)
                    .until(() -> frames() > ALL / 20);
            second.kill();
            assertThat(frames()).as("killed in the middle").isLessThan(ALL);
            publishing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            send(gateway);
            Awaitility.await().atMost(PATIENCE).until(() -> frames() >= ALL + 1);
            Awaitility.await().atMost(PATIENCE).until(() -> lag() == 0);
        }
        assertThat(count("select count(*) from reading")).as("each record once").isEqualTo(ALL);
        assertThat(frames()).as("each frame once, that of the gateway too").isEqualTo(ALL + 1);
        assertThat(count("select count(*) from frame_parked where mn = '010000A8900016F000169DC0'"))
                .isEqualTo(1);
        assertThat(count("select count(distinct series) from reading")).isEqualTo(INSTRUMENTS);
        assertThat(count(
                        "select count(*) from (select at, lag(at) over (partition by series order by batch, position) as before"
                                + " from reading) as rows where at < before"))
                .as("records stored before an earlier one of their instrument")
                .isZero();
        kafka.close();
        postgres.close();
    }

    private RunningProgram replica(String name, int gateway) throws IOException, InterruptedException {
        return RunningProgram.serve(
                folder.resolve(name),
                List.of(
                        "-Dquarkus.datasource.jdbc.url=" + postgres.url(),
                        "-Dquarkus.datasource.username=" + postgres.user(),
                        "-Dquarkus.datasource.password=" + postgres.password(),
                        "-Dqinglan.feed.bus.kind=kafka",
                        "-Dqinglan.feed.bus.kafka.servers=" + setting.servers(),
                        "-Dqinglan.feed.bus.kafka.topic=" + setting.topic(),
                        "-Dqinglan.feed.bus.kafka.group=" + setting.group(),
                        "-Dqinglan.feed.bus.kafka.partitions=6",
                        "-Dqinglan.feed.bus.kafka.frames=200"),
                "--hj212-port",
                Integer.toString(gateway));
    }

    private static void publish(KafkaBus bus) {
        for (int round = 0; round < ROUNDS; round++) {
            List<Arrival> arrivals = new ArrayList<>(INSTRUMENTS);
            for (int i = 0; i < INSTRUMENTS; i++) {
                arrivals.add(arrival("MN" + i, FIRST.plusSeconds(60L * round)));
            }
            bus.publish(arrivals);
        }
    }

    private static Arrival arrival(String mn, Instant at) {
        PointRecord record =
                PointRecord.of(RecordKind.MINUTE, at, 60, "hj-212-2017", Items.of(Map.of("a21026-Avg", "12.5")));
        byte[] frame = ("a frame of " + mn + " at " + at).getBytes(StandardCharsets.US_ASCII);
        return Arrival.of(frame, at.plusSeconds(60), "10.0.0.1:4711", Channel.HJ212, mn, mn, record);
    }

    private static void send(int gateway) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(PARKED.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    private long frames() throws SQLException {
        return count("select coalesce(sum(frames), 0) from frame_batch");
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Replicas that hold partitions. */
    private long members() throws Exception {
        try (Admin admin = Admin.create(KafkaClients.admin(setting))) {
            return admin
                    .describeConsumerGroups(List.of(setting.group()))
                    .describedGroups()
                    .get(setting.group())
                    .get()
                    .members()
                    .stream()
                    .filter(member -> !member.assignment().topicPartitions().isEmpty())
                    .count();
        }
    }

    /** Messages the broker has and the group has not confirmed. */
    private long lag() throws Exception {
        try (Admin admin = Admin.create(KafkaClients.admin(setting))) {
            var confirmed = admin.listConsumerGroupOffsets(setting.group())
                    .partitionsToOffsetAndMetadata()
                    .get();
            long sum = confirmed.values().stream()
                    .mapToLong(place -> place == null ? 0 : place.offset())
                    .sum();
            return ALL + 1 - sum;
        }
    }
}
