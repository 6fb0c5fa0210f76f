package io.qinglan.store.time;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** The sign of health of the clock: its source, its offset, and the warning if there is one. It concerns wellness: the house works on. */
@Wellness
@ApplicationScoped
public class ServerTimeHealth implements HealthCheck {

    private final ServerTime time;

    ServerTimeHealth(ServerTime time) {
        this.time = time;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("server time");
        ServerTime.Seen seen = time.last().orElse(null);
        if (seen == null) {
            return answer.withData("source", "not looked at yet").up().build();
        }
        answer.withData("source", seen.source())
                .withData(
                        "synchronised",
                        seen.synchronised() == null
                                ? "not said"
                                : seen.synchronised().toString())
                .withData("offset", seen.offsetMillis() == null ? "not known" : seen.offsetMillis() + " ms")
                .withData("at", seen.at().toString());
        if (seen.warning() != null) {
            answer.withData("warning", seen.warning());
        }
        return answer.status(seen.warning() == null).build();
    }
}
