package io.qinglan.command.generated;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.qinglan.fact.obligation.LineFact;

import static org.assertj.core.api.Assertions.assertThat;

/** Made-up sites are the same for a seed, well formed, and say that they are made up. */
class InventoryGeneratorTest {

    private static final List<String> COUNTIES = List.of("110111", "110112");

    @Test
    void theSameSeedMakesTheSameSitesInAnyOrder() {
        InventoryGenerator one = new InventoryGenerator(7, COUNTIES);
        List<GeneratedSite> sites = one.sites(50).toList();
        assertThat(new InventoryGenerator(7, COUNTIES).site(31)).isEqualTo(sites.get(31));
        assertThat(new InventoryGenerator(8, COUNTIES).site(31).fact())
                .isNotEqualTo(sites.get(31).fact());
    }

    @Test
    void codesAreWellFormedUniqueAndMarked() {
        List<GeneratedSite> sites =
                new InventoryGenerator(7, COUNTIES).sites(400).toList();
        Set<String> permits = sites.stream().map(site -> site.fact().id()).collect(Collectors.toSet());
        assertThat(permits).hasSize(400).allMatch(permit -> permit.matches("91[0-9]{6}QL[0-9A-Z]{8}[0-9]{3}P"));
        assertThat(sites)
                .allMatch(site -> site.fact().name().contains("演示"))
                .allMatch(site -> site.fact().id().startsWith(site.creditCode()))
                .allMatch(site -> COUNTIES.contains(site.county()));
        assertThat(sites)
                .allSatisfy(site -> assertThat(site.fact().lines()).hasSizeBetween(1, 5))
                .allSatisfy(site ->
                        assertThat(site.fact().lines()).extracting(LineFact::id).doesNotHaveDuplicates());
    }
}
