package io.qinglan.bench.city;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.postgresql.ds.PGSimpleDataSource;

import io.qinglan.bench.OneTransaction;
import io.qinglan.command.generated.GeneratedSite;
import io.qinglan.command.generated.InventoryGenerator;
import io.qinglan.inventory.Inventory;
import io.qinglan.inventory.ListVersions;
import io.qinglan.inventory.Site;

/** A province of cities that are alike, founded in a running program: areas, people, profiles, lists. */
final class Province {

    private static final String CODE = "390000";
    private static final long SEED = 20_151_208;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final List<String> cities;
    private final Caller operator;
    private final Caller approver;

    /** Founds so many cities of so many sites each. */
    Province(String address, Path data, int cities, int sites) throws Exception {
        // the embedded server's port stands in the fourth line
        String port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        database.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        database.setUser("postgres");
        database.setPassword(Files.readString(data.resolve("postgres.password")).strip());
        this.cities = IntStream.rangeClosed(1, cities)
                .mapToObj(city -> String.format("39%02d00", city))
                .toList();
        area(CODE, "null");
        for (String city : this.cities) {
            area(city, "'" + CODE + "'");
        }
        Caller administrator = Caller.of(
                address, JSON.readTree(data.resolve("first-administrator.json").toFile()));
        operator = Caller.of(address, person(administrator, "operator"));
        approver = Caller.of(address, person(administrator, "approver"));
        for (String city : this.cities) {
            settle(administrator, city);
            list(city, sites);
        }
        execute("vacuum analyze site");
    }

    /** What a city's list is generated from: all cities alike but for their codes. */
    static InventoryGenerator generator(String city) {
        return new InventoryGenerator(SEED, List.of(city));
    }

    List<String> cities() {
        return cities;
    }

    Caller operator() {
        return operator;
    }

    Caller approver() {
        return approver;
    }

    /** The sites of a response's orders, in order of code. */
    List<String> ordered(String response) throws SQLException {
        List<String> sites = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select site from site_order where response = '" + response + "' order by site")) {
            while (row.next()) {
                sites.add(row.getString(1));
            }
        }
        return sites;
    }

    private void area(String code, String parent) throws SQLException {
        execute("insert into area (code, name, parent) values ('" + code + "', '" + code + "', " + parent + ")");
    }

    private static JsonNode person(Caller administrator, String role) throws IOException, InterruptedException {
        Map<String, Object> person = Map.of(
                "user",
                "bench-" + role,
                "password",
                "bench-" + role + "-password",
                "name",
                role,
                "unit",
                "bench",
                "post",
                role,
                "rank",
                "commander",
                "roles",
                List.of(role),
                "area",
                CODE);
        administrator.post("/api/v1/people", person);
        return JSON.valueToTree(person);
    }

    /** The demonstration's texts over what the statute gives. */
    private static void settle(Caller administrator, String city) throws IOException, InterruptedException {
        String path = "/api/v1/areas/" + city + "/profile";
        ObjectNode profile = (ObjectNode) administrator.get(path);
        try (InputStream texts = Province.class.getResourceAsStream("/demonstration/profile.json")) {
            JSON.readTree(texts).properties().forEach(text -> profile.set(text.getKey(), text.getValue()));
        }
        administrator.replace(path, profile);
    }

    private void list(String city, int sites) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            DataSource transaction = OneTransaction.on(connection);
            new Inventory(transaction, new ListVersions(transaction, Clock.systemUTC()))
                    .load(generator(city).sites(sites).map(Province::site).iterator(), city, "bench");
            connection.commit();
        }
    }

    private static Site site(GeneratedSite made) {
        return new Site(
                made.county(),
                made.creditCode(),
                made.legalRepresentative(),
                made.address(),
                null,
                made.phone(),
                null,
                null,
                made.fact());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
