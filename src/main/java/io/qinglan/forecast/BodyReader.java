package io.qinglan.forecast;

import io.qinglan.web.Problem;

/** Reads the body of one kind of source into a forecast. All beans of this type are known by their kind. */
public interface BodyReader {

    /** The word that names the kind in configuration and in {@code ?kind=}. */
    String kind();

    /**
     * The forecast of a body.
     *
     * @throws Problem 422 that names every field or line that is wrong, what was expected and what came
     */
    Forecast read(String body, Intake intake);
}
