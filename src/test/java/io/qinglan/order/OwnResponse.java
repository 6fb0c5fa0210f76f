package io.qinglan.order;

import java.time.Duration;
import java.util.Map;

import org.awaitility.Awaitility;

import static io.qinglan.authority.SignedIn.with;

/** A response that an area's government starts on a basis of its own, through the doors that people use. */
public final class OwnResponse {

    private OwnResponse() {}

    /** Drafts an orange response; days are dates or instants. */
    public static String draft(String operator, String area, String from, String until) {
        return with(operator)
                .body(Map.of(
                        "area",
                        area,
                        "basis",
                        Map.of("kind", "event_assurance", "instrument", "保障方案 " + from),
                        "level",
                        "orange",
                        "start",
                        instant(from),
                        "until",
                        instant(until),
                        "reason",
                        "保障"))
                .post("/api/v1/responses")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void approve(String approver, String response) {
        with(approver)
                .body(Map.of("decision", "approve"))
                .post("/api/v1/responses/" + response + "/approval")
                .then()
                .statusCode(200);
    }

    /** Waits until so many orders of the response are there, and gives their number. */
    public static int awaitOrders(String operator, String response, int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> with(operator)
                                .get("/api/v1/orders?size=500&response=" + response)
                                .jsonPath()
                                .getList("items")
                                .size()
                        == count);
        return count;
    }

    private static String instant(String day) {
        return day.contains("T") ? day : day + "T00:00:00+08:00";
    }
}
