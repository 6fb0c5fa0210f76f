package io.qinglan.response;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What rooms to the right may ask about responses. Access is not checked here: every HTTP edge asks `authority` itself. */
public interface Responses {

    /** The response with its last version and approved supplements, if there is one of that id. */
    Optional<ResponseView> find(UUID id);

    /**
     * The response with its last version and approved supplements.
     *
     * @throws java.util.NoSuchElementException when there is none of that id
     */
    default ResponseView get(UUID id) {
        return find(id).orElseThrow();
    }

    /** All approved responses of an area that have not ended, newest first. */
    List<ResponseView> running(String area);

    /** Approved responses of some areas that held at some time of a span, exercises and cancelled ones left out, by start. */
    List<ResponseView> during(Collection<String> areas, Instant from, Instant until);

    /** All approved responses on a warning, by area. */
    List<ResponseView> onWarning(UUID warning);
}
