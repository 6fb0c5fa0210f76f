package io.qinglan.command.demonstration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.qinglan.authority.Area;
import io.qinglan.authority.Areas;
import io.qinglan.authority.DemonstrationAccounts;
import io.qinglan.authority.DemonstrationAccounts.Credential;
import io.qinglan.authority.Rank;
import io.qinglan.authority.Role;
import io.qinglan.store.OwnerOnly;

/**
 * Founds the demonstration city: areas, accounts, what each area has settled, and the generated list. A second start on the same
 * folder finds the city and opens it with the keys written down at the first.
 */
@ApplicationScoped
class CityFounding {

    private static final String ACCOUNTS = "demo-accounts.json";
    private static final String COUNTY_ACCOUNTS = "demo-county-accounts.json";
    private static final String CITY_NAME = "演示市(虚构)";
    private static final Map<String, String> COUNTIES = counties();

    private final Areas areas;
    private final DemonstrationAccounts accounts;
    private final ObjectMapper json;
    private final Path data;

    CityFounding(
            Areas areas,
            DemonstrationAccounts accounts,
            ObjectMapper json,
            @ConfigProperty(name = "qinglan.data") String data) {
        this.areas = areas;
        this.accounts = accounts;
        this.json = json;
        this.data = Path.of(data);
    }

    /** The city behind this address, founded if it is not there yet. */
    City found(String address) throws IOException {
        boolean there = Files.exists(data.resolve(COUNTY_ACCOUNTS));
        Map<String, Credential> people = there ? read(ACCOUNTS) : makeAccounts();
        Map<String, Credential> county = there ? read(COUNTY_ACCOUNTS) : makeCountyAccounts();
        ApiClient administrator = client(address, people.get("administrator"));
        City city = new City(
                new City.Seat(
                        City.CODE,
                        "演示市",
                        client(address, people.get("operator")),
                        client(address, people.get("approver"))),
                COUNTIES.entrySet().stream()
                        .map(entry -> new City.Seat(
                                entry.getKey(),
                                entry.getValue(),
                                client(address, county.get("operator-" + entry.getKey())),
                                client(address, county.get("approver-" + entry.getKey()))))
                        .toList(),
                client(address, people.get("feed")),
                client(address, people.get("enterprise")));
        if (!there) {
            settle(administrator);
            list(city);
            PlantPower.register(administrator, List.copyOf(COUNTIES.keySet()));
            write(COUNTY_ACCOUNTS, county);
        }
        return city;
    }

    private Map<String, Credential> makeAccounts() throws IOException {
        areas.keep(List.of(
                new Area(City.CODE, CITY_NAME, Area.Kind.CITY, null),
                new Area("990121", COUNTIES.get("990121"), Area.Kind.COUNTY, City.CODE),
                new Area("990122", COUNTIES.get("990122"), Area.Kind.COUNTY, City.CODE)));
        Map<String, Credential> made =
                accounts.make(City.CODE, GeneratedList.of(COUNTIES.keySet()).firstSite());
        write(ACCOUNTS, made);
        return made;
    }

    private Map<String, Credential> makeCountyAccounts() {
        Map<String, Credential> made = new LinkedHashMap<>();
        COUNTIES.forEach((code, name) -> {
            made.put(
                    "operator-" + code,
                    accounts.make("demo-operator-" + code, name + "值班员", Rank.OFFICER, code, null, Role.OPERATOR));
            made.put(
                    "approver-" + code,
                    accounts.make("demo-approver-" + code, name + "审批人", Rank.COMMANDER, code, null, Role.APPROVER));
        });
        return made;
    }

    /** What each area has settled: the demonstration's own texts over what the statute gives. */
    private void settle(ApiClient administrator) throws IOException {
        JsonNode texts;
        try (InputStream file = CityFounding.class.getResourceAsStream("/demonstration/profile.json")) {
            texts = json.readTree(Objects.requireNonNull(file));
        }
        for (String area : List.of(City.CODE, "990121", "990122")) {
            String path = "/api/v1/areas/" + area + "/profile";
            ObjectNode profile = (ObjectNode) administrator.get(path);
            texts.properties().forEach(text -> profile.set(text.getKey(), text.getValue()));
            profile.set("powers", powers(texts.get("powers"), area));
            administrator.put(path, profile, administrator.version(path));
        }
    }

    /** The powers of an area in its own name; a county issues no warning. */
    private ArrayNode powers(JsonNode all, String area) {
        String name = COUNTIES.getOrDefault(area, CITY_NAME);
        ArrayNode powers = json.createArrayNode();
        for (JsonNode power : all) {
            boolean warning = power.path("act").asText().equals("warning");
            if (!warning || area.equals(City.CODE)) {
                ObjectNode own = power.deepCopy();
                own.put("issuer", power.path("issuer").asText().replace("{area}", name));
                powers.add(own);
            }
        }
        return powers;
    }

    private static void list(City city) {
        GeneratedList list = GeneratedList.of(COUNTIES.keySet());
        for (String file : list.files()) {
            city.government().operator().postCsv("/api/v1/inventory/imports", file);
        }
    }

    private static ApiClient client(String address, Credential credential) {
        return new ApiClient(address, credential.key());
    }

    private Map<String, Credential> read(String name) throws IOException {
        return json.readValue(data.resolve(name).toFile(), new TypeReference<LinkedHashMap<String, Credential>>() {});
    }

    private void write(String name, Map<String, Credential> credentials) {
        try {
            OwnerOnly.write(
                    data.resolve(name), json.writerWithDefaultPrettyPrinter().writeValueAsString(credentials));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> counties() {
        Map<String, String> counties = new LinkedHashMap<>();
        counties.put("990121", "演示东县(虚构)");
        counties.put("990122", "演示西县(虚构)");
        return counties;
    }
}
