package io.qinglan.compliance.watch;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the evidence of one window says of one obligation (核查结论), as it is shown. A lead may follow from what is not met; a finding only from
 * a person.
 *
 * @param id names the verdict in this version
 * @param order the order
 * @param obligation id of the obligation in it
 * @param response response of the order
 * @param site the site
 * @param target line, facility, vehicle class or {@code enterprise}
 * @param test how it was judged
 * @param about what the test is about beside the target: an outlet, a gate, a treatment group; absent where nothing
 * @param window the window, cut to the time for which the duty runs
 * @param result {@code met, not_met, not_assessable}
 * @param weight {@code verdict, comparison} or {@code doubt}: only a verdict can open a lead
 * @param confidence {@code none, low, medium, high}
 * @param figures what was compared, by name
 * @param overturnedBy what would overturn it
 * @param because rule, clause and title
 * @param points points whose data it rests on
 * @param version 1, 2 … of this window
 * @param knownFrom when this version was reckoned: from then on this was what we knew
 * @param decision the record of the change that brought this result
 * @param series number of the test of the obligation, for paging
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VerdictView(
        UUID id,
        UUID order,
        String obligation,
        UUID response,
        String site,
        String target,
        String test,
        String about,
        Window window,
        String result,
        String weight,
        String confidence,
        JsonNode figures,
        JsonNode overturnedBy,
        JsonNode because,
        List<String> points,
        int version,
        Instant knownFrom,
        UUID decision,
        @JsonIgnore long series) {

    /** Begin and end of a window. */
    public record Window(Instant from, Instant to) {}
}
