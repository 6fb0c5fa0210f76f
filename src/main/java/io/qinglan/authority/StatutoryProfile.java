package io.qinglan.authority;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the statute itself gives an area that has settled nothing: who may issue, in whose name, by which article. Texts and
 * figures stand in {@code authority/statutory-profile.json}.
 */
@ApplicationScoped
class StatutoryProfile {

    private final JsonNode content;
    private final ObjectMapper json;

    StatutoryProfile(ObjectMapper json) throws IOException {
        this.json = json;
        try (InputStream file = StatutoryProfile.class.getResourceAsStream("/authority/statutory-profile.json")) {
            this.content = json.readTree(file);
        }
    }

    Profile of(Area area) {
        List<Profile.Power> powers = json
                .convertValue(
                        content.get("powers"),
                        new com.fasterxml.jackson.core.type.TypeReference<List<Profile.Power>>() {})
                .stream()
                .filter(power -> power.act() != Profile.Act.WARNING || area.kind() != Area.Kind.COUNTY)
                .map(power -> new Profile.Power(
                        power.act(), power.issuer().replace("{area}", area.name()), power.clause(), power.instrument()))
                .toList();
        Profile.Clocks clocks = json.convertValue(content.get("clocks"), Profile.Clocks.class);
        return new Profile(area.code(), 0, powers, null, null, clocks, null, null, null, null, null, null);
    }
}
