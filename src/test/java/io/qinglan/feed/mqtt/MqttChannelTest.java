package io.qinglan.feed.mqtt;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.authority.Areas;
import io.qinglan.authority.SignedIn;
import io.qinglan.feed.Arrival;
import io.qinglan.feed.Kept;
import io.qinglan.feed.TestPlant;
import io.qinglan.feed.bus.Bus;
import io.qinglan.feed.delivery.MessageRecords;
import io.qinglan.feed.gateway.CapturedFrames;
import io.qinglan.feed.hj212.Edition;
import io.qinglan.feed.hj212.Packet;
import io.qinglan.inventory.Point;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

/** Messages of a real Mosquitto: kept before they are acknowledged, none lost over restarts, none twice. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class MqttChannelTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static RealMosquitto broker;

    @Inject
    Vertx vertx;

    @Inject
    CapturedFrames frames;

    @Inject
    MessageRecords records;

    @Inject
    Areas areas;

    @Inject
    Bus bus;

    @Inject
    Clock clock;

    @Inject
    TestPlant plant;

    @Inject
    DataSource database;

    @BeforeAll
    static void startBroker() {
        broker = RealMosquitto.start();
    }

    @AfterAll
    static void stopBroker() throws InterruptedException {
        broker.close();
    }

    private static MqttSetting setting(String topic) {
        return new SmallRyeConfigBuilder()
                .withMapping(MqttSetting.class)
                .withDefaultValues(Map.of(
                        "qinglan.feed.mqtt.url",
                        broker.url(),
                        "qinglan.feed.mqtt.topic",
                        topic + "/#",
                        "qinglan.feed.mqtt.client-id",
                        topic,
                        "qinglan.feed.mqtt.area",
                        SignedIn.CITY,
                        "qinglan.feed.mqtt.again",
                        "PT0.2S"))
                .build()
                .getConfigMapping(MqttSetting.class);
    }

    private MqttChannel channel(MqttSetting setting, Bus into) {
        MqttMessages messages = new MqttMessages(frames, records, areas, setting);
        MqttChannel channel = new MqttChannel(vertx, setting, new MqttIntake(messages, into, setting), clock);
        channel.start(null);
        Awaitility.await().atMost(PATIENCE).until(channel::connected);
        return channel;
    }

    private void publish(String topic, List<String> payloads) throws Exception {
        MqttClient client = MqttClient.create(vertx, new MqttClientOptions().setMaxInflightQueue(10_000));
        client.connect(broker.port(), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        AtomicInteger taken = new AtomicInteger();
        client.publishCompletionHandler(id -> taken.incrementAndGet());
        for (String payload : payloads) {
            client.publish(topic, Buffer.buffer(payload), MqttQoS.AT_LEAST_ONCE, false, false);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> taken.get() == payloads.size());
        client.disconnect().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    /** A frame of an instrument that no other test has registered. */
    private static String frameOfNobody() {
        String mn =
                UUID.randomUUID().toString().replace("-", "").substring(0, 24).toUpperCase(Locale.ROOT);
        byte[] frame = new Packet(Edition.OF_2017)
                .qn("20160801085857223")
                .st("32")
                .command(1062)
                .password("100000")
                .mn(mn)
                .item("RtdInterval", "30")
                .bytes();
        return new String(frame, StandardCharsets.US_ASCII);
    }

    private static List<String> minutes(String point, int count) {
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            payloads.add(
                    "{\"point\":\"%s\",\"at\":\"2026-11-20T%02d:%02d:00+08:00\",\"seconds\":60,\"factor\":\"a21026\",\"value\":%d}"
                            .formatted(point, i / 60, i % 60, i));
        }
        return payloads;
    }

    private long readings(String point) {
        return count("select count(*) from reading r join series s on s.id = r.series where s.point = '" + point + "'");
    }

    private long count(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void recordsAndFramesAreKeptAndBadOnesNamed() throws Exception {
        String topic = "t" + UUID.randomUUID();
        String point = plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS);
        String elsewhere = plant.point(plant.site(SignedIn.OTHER_CITY), Point.Kind.CEMS);
        MqttChannel channel = channel(setting(topic), bus);
        assertThat(new MqttHealth(channel, setting(topic)).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        List<String> one = minutes(point, 3);
        publish(
                topic + "/readings",
                List.of(
                        one.get(0),
                        one.get(1) + "\n" + one.get(2) + "\n",
                        "[" + one.get(0) + "]",
                        minutes(elsewhere, 1).get(0),
                        "{\"point\":",
                        frameOfNobody()));
        String peer = "from frame_batch where 'mqtt mqtt:" + topic + "/readings' = any(peers)";
        Awaitility.await().atMost(PATIENCE).until(() -> count("select coalesce(sum(frames), 0) " + peer) == 6);
        channel.stop(null);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        new MqttHealth(channel, setting(topic)).call().getStatus() == HealthCheckResponse.Status.DOWN);
        given().get("/q/health")
                .then()
                .body("checks.find { it.name == 'MQTT' }.data.channel", equalTo("off"))
                .body("checks.find { it.name == 'MQTT' }.status", equalTo("UP"))
                .body("checks.find { it.name == 'feed bus' }.data.kind", equalTo("in-process"));
        assertThat(readings(point)).isEqualTo(3);
        assertThat(readings(elsewhere)).as("a point outside the broker's area").isZero();
        String refused = "select count(*) from frame_refused where peer = 'mqtt:" + topic + "/readings' and cause = ";
        assertThat(count(refused + "'unknown_point'")).isEqualTo(1);
        assertThat(count(refused + "'invalid_input'")).isEqualTo(1);
        assertThat(count("select count(*) from frame_parked where peer = 'mqtt:" + topic + "/readings'"))
                .isEqualTo(1);
    }

    @Test
    void whatTheStoreHasNotTakenComesAgainAfterARestart() throws Exception {
        String topic = "t" + UUID.randomUUID();
        String point = plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS);
        AtomicInteger refused = new AtomicInteger();
        Bus away = new Bus() {
            @Override
            public List<Kept> publish(List<Arrival> arrivals) {
                refused.addAndGet(arrivals.size());
                throw new IllegalStateException("the database is away");
            }
        };
        MqttChannel first = channel(setting(topic), away);
        publish(topic + "/minutes", minutes(point, 40));
        Awaitility.await().atMost(PATIENCE).until(() -> refused.get() > 0);
        first.stop(null);
        assertThat(readings(point)).as("nothing stored, nothing acknowledged").isZero();

        broker.down();
        broker.up();
        MqttChannel second = channel(setting(topic), bus);
        publish(topic + "/minutes", minutes(point, 60));
        Awaitility.await().atMost(PATIENCE).until(() -> readings(point) == 60);
        second.stop(null);
        assertThat(new String(firstFrame(topic), StandardCharsets.UTF_8)).contains(point);
    }

    @Test
    void aLostConnectionIsTriedAgain() throws Exception {
        String topic = "t" + UUID.randomUUID();
        String point = plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS);
        MqttChannel channel = channel(setting(topic), bus);
        broker.down();
        Awaitility.await().atMost(PATIENCE).until(() -> !channel.connected());
        broker.up();
        Awaitility.await().atMost(PATIENCE).until(channel::connected);
        publish(topic + "/minutes", minutes(point, 20));
        Awaitility.await().atMost(PATIENCE).until(() -> readings(point) == 20);
        channel.stop(null);
    }

    @Test
    void overTlsWithAPassword() throws Exception {
        String password = UUID.randomUUID().toString();
        try (RealMosquitto guarded = RealMosquitto.startGuarded("qinglan", password)) {
            String point = plant.point(plant.site(SignedIn.CITY), Point.Kind.CEMS);
            MqttSetting setting = new SmallRyeConfigBuilder()
                    .withMapping(MqttSetting.class)
                    .withDefaultValues(Map.of(
                            "qinglan.feed.mqtt.url",
                            "mqtts://127.0.0.1:" + guarded.port(),
                            "qinglan.feed.mqtt.topic",
                            "guarded/#",
                            "qinglan.feed.mqtt.trust",
                            guarded.certificate().toString(),
                            "qinglan.feed.mqtt.user",
                            "qinglan",
                            "qinglan.feed.mqtt.password",
                            password))
                    .build()
                    .getConfigMapping(MqttSetting.class);
            MqttChannel channel = channel(setting, bus);
            MqttClientOptions options = new MqttClientOptions();
            options.setSsl(true);
            options.setHostnameVerificationAlgorithm("HTTPS");
            options.setPemTrustOptions(
                    new PemTrustOptions().addCertPath(guarded.certificate().toString()));
            MqttClient nobody = MqttClient.create(vertx, new MqttClientOptions(options));
            CompletableFuture<?> refused = nobody.connect(guarded.port(), "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture();
            assertThatThrownBy(() -> refused.get(30, TimeUnit.SECONDS)).hasMessageContaining("NOT_AUTHORIZED");
            MqttClient plant =
                    MqttClient.create(vertx, options.setUsername("qinglan").setPassword(password));
            plant.connect(guarded.port(), "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            Buffer record = Buffer.buffer(minutes(point, 1).get(0));
            Awaitility.await().atMost(PATIENCE).until(() -> {
                plant.publish("guarded/minutes", record, MqttQoS.AT_LEAST_ONCE, false, false);
                return readings(point) == 1;
            });
            plant.disconnect();
            channel.stop(null);
        }
    }

    private byte[] firstFrame(String topic) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select ends[1] as n, packing, content from frame_batch where"
                        + " 'mqtt mqtt:" + topic + "/minutes' = any(peers) order by id limit 1")) {
            row.next();
            byte[] content = row.getBytes("content");
            if (row.getString("packing").equals("none")) {
                return content;
            }
            Inflater inflater = new Inflater();
            inflater.setInput(content);
            byte[] frame = new byte[row.getInt("n")];
            inflater.inflate(frame);
            return frame;
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
