package io.qinglan.forecast.source;

import jakarta.inject.Singleton;

import io.qinglan.forecast.BodyReader;
import io.qinglan.forecast.Forecast;
import io.qinglan.forecast.ForecastJson;
import io.qinglan.forecast.Intake;

/** The shape of our own API. */
@Singleton
public class OwnJson implements BodyReader {

    private final ForecastJson json;

    /** Made by the container. */
    public OwnJson(ForecastJson json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return "own";
    }

    @Override
    public Forecast read(String body, Intake intake) {
        return json.read(JsonBody.tree(body));
    }
}
