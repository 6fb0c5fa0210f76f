package io.qinglan.feed.evidence;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** The periods of retention by date, with their sources, from {@code rules/standards/retention.yaml}. */
@ApplicationScoped
public class Retention {

    private final List<RetentionRule> rules = new ArrayList<>();

    /** Reads the file of the library. */
    public Retention(PolicyLibrary library) {
        for (JsonNode rule : library.standard("retention").content().get("keep")) {
            rules.add(new RetentionRule(
                    rule.get("subject").asText(),
                    Period.parse(rule.get("period").asText()),
                    LocalDate.parse(rule.get("since").asText()),
                    rule.hasNonNull("until") ? LocalDate.parse(rule.get("until").asText()) : null,
                    rule.get("cite").asText()));
        }
    }

    /** The rule for a kind of evidence on a day: of several the one that keeps longest; empty: nothing is deleted. */
    Optional<RetentionRule> rule(String subject, LocalDate today) {
        return rules.stream()
                .filter(rule -> rule.subject().equals(subject) && rule.inForceOn(today))
                .max(Comparator.comparing(rule -> today.plus(rule.period())));
    }
}
