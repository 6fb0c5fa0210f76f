package io.qinglan.warning.assessment;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import io.qinglan.fact.Level;
import io.qinglan.fact.warning.Cause;
import io.qinglan.fact.warning.ContiguousCities;
import io.qinglan.fact.warning.Index;
import io.qinglan.fact.warning.Notice;
import io.qinglan.forecast.outlook.Basis;
import io.qinglan.forecast.outlook.Causes;
import io.qinglan.forecast.outlook.Series;
import io.qinglan.ledger.Canonical;
import io.qinglan.policy.PolicyFiles;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What an assessment saw comes back from its archive and says the same again, byte for byte. */
class ArchivedInputTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 21, 14, 5);

    private final PolicyLibrary library = PolicyLibrary.open(Path.of("rules"));
    private final PolicyPack pack = library.pack("cn-2024");
    private final Assessor assessor = Assessor.of(library, ZONE);

    private static int[] scaled(Integer... values) {
        return java.util.Arrays.stream(values)
                .mapToInt(value -> value == null ? Index.MISSING : Index.scaled(value))
                .toArray();
    }

    private static int[] hours(int hours, int value) {
        int[] all = new int[hours];
        java.util.Arrays.fill(all, Index.scaled(value));
        all[3] = Index.MISSING;
        return all;
    }

    private void saysTheSameAgain(Basis basis, Series series, Context context) throws Exception {
        byte[] archived = Canonical.bytes(ArchivedInput.of(pack.id(), basis, series, context, ZONE));
        JsonNode tree = new ObjectMapper().readTree(archived);
        AssessmentInput back = ArchivedInput.read(tree, ZONE);
        assertThat(back.context()).isEqualTo(context);
        assertThat(back.pack()).isEqualTo(pack.id());
        assertThat(Canonical.bytes(ArchivedInput.of(back.pack(), back.basis(), back.series(), back.context(), ZONE)))
                .as(new String(archived, StandardCharsets.UTF_8))
                .isEqualTo(archived);
        assertThat(Canonical.bytes(
                        AssessmentJson.of(assessor.assess(pack, back.basis(), back.series(), back.context()))))
                .isEqualTo(Canonical.bytes(AssessmentJson.of(assessor.assess(pack, basis, series, context))));
    }

    @Test
    void daysHoursRangesAndPollutantsComeBack() throws Exception {
        Context now = Context.at(Level.NONE, NOW);
        saysTheSameAgain(null, Series.empty(), now);
        saysTheSameAgain(null, Series.empty().withMonitoredNow(Index.scaled(215)), now);
        saysTheSameAgain(null, Series.daily(LocalDate.of(2026, 11, 21), scaled(80, 210, null, 230)), now);
        saysTheSameAgain(Basis.CALENDAR, Series.daily(null, scaled(210, 220, 230)), now);
        saysTheSameAgain(
                null,
                Series.dailyRange(
                        LocalDate.of(2026, 11, 21),
                        Map.of("PM2.5", scaled(180, 190, null), "O3", scaled(60, null, 70)),
                        scaled(220, 230, 90)),
                now);
        saysTheSameAgain(
                Basis.SLIDING,
                Series.hourly(NOW.withMinute(0), Map.of("PM2.5", hours(72, 260), "PM10", hours(72, 180)))
                        .withMonitoredNow(Index.scaled(230))
                        .withContiguousCities(new ContiguousCities(7, Index.scaled(200), 24)),
                now);
    }

    @Test
    void theContextOfAWarningInForceComesBack() throws Exception {
        Context context = Context.at(Level.ORANGE, NOW)
                .withCauses(new Causes(null, List.of(), Map.of(LocalDate.of(2026, 11, 22), Cause.DUST)))
                .withPeriod(NOW.minusDays(2), NOW.plusDays(1))
                .withRegionalNotice(new Notice(
                        Level.RED, Level.RED.ordinal(), NOW.minusHours(1), NOW, NOW.plusDays(2), false, null))
                .withSuperiorDeployment(true);
        saysTheSameAgain(null, Series.daily(LocalDate.of(2026, 11, 20), scaled(250, 260, 310, 320, 90)), context);
    }

    @Test
    void everyCaseOfThePackComesBack() throws Exception {
        int compared = 0;
        for (Path file : pack.caseFiles()) {
            JsonNode tree = PolicyFiles.tree(file);
            for (JsonNode aCase : tree.isArray() ? tree : tree.path("cases")) {
                if (!aCase.has("series") || !aCase.has("context")) {
                    continue;
                }
                Context context = ContextReader.read(aCase.get("context"), "/context", ZONE);
                Series series = SeriesReader.read(aCase.get("series"), "/series", ZONE, context.now());
                Basis basis = aCase.has("basis") ? Basis.of(aCase.get("basis").asText()) : null;
                saysTheSameAgain(basis, series, context);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(50);
    }

    @Test
    void aChangedCopyThatMakesNoSenseIsRefusedByItsPlace() throws Exception {
        JsonNode tree = ArchivedInput.of(
                "cn-2024", null, Series.daily(null, scaled(210, 220)), Context.at(Level.NONE, NOW), ZONE);
        ((com.fasterxml.jackson.databind.node.ArrayNode) tree.at("/series/values/plain")).set(0, "much");
        assertThatThrownBy(() -> ArchivedInput.read(tree, ZONE))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("/series/values/plain");
    }
}
