package io.qinglan.warning;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks the rules about an area on its binding forecast. */
@ApplicationScoped
class Judge {

    /**
     * What the rules say now.
     *
     * @param warning what has not ended in the area, null when nothing is there
     * @return empty when no forecast is at hand
     */
    Optional<Finding> find(String area, Warning warning) {
        return Optional.empty();
    }
}
