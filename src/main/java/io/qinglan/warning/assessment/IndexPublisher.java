package io.qinglan.warning.assessment;

import java.util.Map;

import io.qinglan.fact.warning.Publication;

/** Says which index may be published of a day; the arithmetic and its limits are the standard's. */
@FunctionalInterface
public interface IndexPublisher {

    /**
     * The index of a day as it may be published.
     *
     * @param standard id of the standard, such as {@code HJ 633-2026}
     * @param indices IAQI by pollutant code, null for a missing one
     */
    Publication publish(String standard, Map<String, Integer> indices);
}
