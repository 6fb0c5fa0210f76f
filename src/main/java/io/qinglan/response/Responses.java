package io.qinglan.response;

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
}
