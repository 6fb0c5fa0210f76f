package io.qinglan.authority;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the statute itself gives an area that has settled nothing: who may issue, in whose name, by which article of the law in force
 * that day. Texts, dates and figures stand in {@code authority/statutory-profile.json}.
 */
@ApplicationScoped
class StatutoryProfile {

    private final List<DatedPower> powers;
    private final Profile.Clocks clocks;
    private final Clock clock;
    private final ZoneId zone;

    StatutoryProfile(ObjectMapper json, Clock clock, @ConfigProperty(name = "qinglan.zone") ZoneId zone)
            throws IOException {
        try (InputStream file = StatutoryProfile.class.getResourceAsStream("/authority/statutory-profile.json")) {
            JsonNode content = json.readTree(file);
            this.powers = json.convertValue(content.get("powers"), new TypeReference<List<DatedPower>>() {});
            this.clocks = json.convertValue(content.get("clocks"), Profile.Clocks.class);
        }
        this.clock = clock;
        this.zone = zone;
    }

    /** A power of the law from {@code since} on and before {@code until}; a missing date does not bound it. */
    record DatedPower(
            Profile.Act act, String issuer, String clause, String instrument, LocalDate since, LocalDate until) {

        boolean holdsOn(LocalDate day) {
            return (since == null || !day.isBefore(since)) && (until == null || day.isBefore(until));
        }

        Profile.Power of(Area area) {
            return new Profile.Power(act, issuer.replace("{area}", area.name()), clause, instrument);
        }
    }

    /** The profile of an area by the law of today; a county has no power to issue warnings. */
    Profile of(Area area) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<Profile.Power> held = powers.stream()
                .filter(power -> power.holdsOn(today))
                .filter(power -> power.act() != Profile.Act.WARNING || area.kind() != Area.Kind.COUNTY)
                .map(power -> power.of(area))
                .toList();
        return new Profile(area.code(), 0, held, null, null, clocks, null, null, null, null, null, null);
    }
}
