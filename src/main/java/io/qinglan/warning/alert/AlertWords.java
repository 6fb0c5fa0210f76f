package io.qinglan.warning.alert;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import io.qinglan.policy.PolicyLibrary;

/** The words of public alerts, from {@code rules/standards/public-alert.yaml}. */
@ApplicationScoped
public class AlertWords {

    private static final String STANDARD = "public-alert";

    private final JsonNode words;

    /** Reads the file of the library; fails when it is not there. */
    public AlertWords(PolicyLibrary library) {
        this.words = library.standard(STANDARD).content();
    }

    /** Heavy pollution weather. */
    public PublicAlert.Text event() {
        return text(words.path("event"));
    }

    /** The CAP word of a level's severity. */
    public String severity(String level) {
        return words.path("severity").path(level).asText();
    }

    /** The colour in the national release system. */
    public String nationalSeverity(String level) {
        return words.path("national_severity").path(level).asText();
    }

    /** The code of the event in the national release system; empty when the file knows none. */
    public String nationalEvent() {
        return words.at("/national/event_code/value").asText("").replace("null", "");
    }

    /** Level in Roman figures as documents write it, empty for a temporary control. */
    public String roman(String level) {
        return words.path("roman").path(level).asText();
    }

    /** What people are advised to do at a level. */
    public PublicAlert.Text advice(String level) {
        return text(words.path("advice").path(level));
    }

    /** Where the advice comes from. */
    public String adviceCitation() {
        return words.at("/advice/cite").asText();
    }

    private static PublicAlert.Text text(JsonNode both) {
        return new PublicAlert.Text(both.path("zh").asText(), both.path("en").asText());
    }
}
