package io.qinglan.fact.obligation;

/**
 * One site under one alert: what every obligation of a run is about.
 *
 * @param index place of the site in the run
 * @param site the site
 * @param alert the alert
 */
public record Subject(int index, SiteFact site, Alert alert) implements OfSubject {

    @Override
    public Subject subject() {
        return this;
    }

    @Override
    public String toString() {
        return "site " + site.id();
    }

    /** How many lines of a process the site has, long-stopped ones apart. */
    public int running(String process) {
        int count = 0;
        for (LineFact line : site.lines()) {
            if (!line.longStopped() && line.process().equals(process)) {
                count++;
            }
        }
        return count;
    }

    // a run compares facts by identity: the contents of a site are large and never equal
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index;
    }
}
