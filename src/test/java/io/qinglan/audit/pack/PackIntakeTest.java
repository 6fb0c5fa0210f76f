package io.qinglan.audit.pack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.qinglan.audit.CaseKinds;
import io.qinglan.policy.PolicyLibrary;
import io.qinglan.policy.PolicyPack;
import io.qinglan.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What comes as a pack: opened without harm, checked as a whole, or refused with every reason. */
class PackIntakeTest {

    private static final Path RULES = Path.of(System.getProperty("qinglan.rules", "rules"));

    private final PolicyLibrary library = PolicyLibrary.open(RULES);
    private final PackCheck check = new PackCheck(library, new CaseKinds(ZoneId.of("Asia/Shanghai")));

    @TempDir
    private Path folder;

    @Test
    void aPackMayLieAtTheTopOrInOneFolder() {
        ZippedPack pack = ZippedPack.strictCity("test-strict");
        Map<String, byte[]> top = PackZip.read(pack.bytes());
        Map<String, byte[]> inside = PackZip.read(pack.bytes("test-strict/"));
        assertThat(top.keySet()).isEqualTo(inside.keySet()).contains("pack.yaml", "parameters/level.yaml");
        assertThat(checked(pack).cases()).isEqualTo(2);
        assertThat(checked(pack).pack().digest()).isEqualTo(checked(pack).pack().digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.yaml",
                "parameters/../../outside.yaml",
                "/etc/outside.yaml",
                "C:/outside.yaml",
                "..\\outside.yaml",
                "parameters//level.yaml",
                "./pack.yaml",
                "line\nbreak.yaml"
            })
    void aNameThatLeavesTheFolderIsRefused(String name) {
        byte[] zip = ZippedPack.strictCity("test-strict").with(name, "x: 1\n").bytes();
        assertThatThrownBy(() -> PackZip.read(zip))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a name inside the pack");
    }

    @Test
    void aZipBombIsLeftWhereItGrowsBeyondItsShare() {
        byte[] bomb = new byte[200 << 20];
        Arrays.fill(bomb, (byte) ' ');
        byte[] zip = ZippedPack.strictCity("test-bomb")
                .with("parameters/bomb.yaml", bomb)
                .bytes();
        assertThat(zip.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> PackZip.read(zip)).isInstanceOf(Problem.class).hasMessageContaining("bytes a file");
        ZippedPack many = ZippedPack.strictCity("test-many");
        for (int i = 0; i < 501; i++) {
            many.with("parameters/f" + i + ".yaml", "x: 1\n");
        }
        assertThatThrownBy(() -> PackZip.read(many.bytes()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("at most 500 files");
    }

    @Test
    void whatIsNoPackIsRefused() {
        assertThatThrownBy(() -> PackZip.read("not a zip".getBytes())).isInstanceOf(Problem.class);
        assertThatThrownBy(() ->
                        PackZip.read(new ZippedPack().with("readme.md", "x").bytes()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("pack.yaml");
        assertThatThrownBy(() -> PackZip.read(
                        ZippedPack.strictCity("t").with("run.sh", "x").bytes()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a file ending in one of");
        assertThatThrownBy(() -> PackZip.read(
                        ZippedPack.strictCity("t").with("Pack.yaml", "x").bytes()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("more than case");
        byte[] whole = ZippedPack.strictCity("test-cut").bytes();
        assertThatThrownBy(() -> PackZip.read(Arrays.copyOf(whole, 60))).isInstanceOf(Problem.class);
    }

    @Test
    void aRuleOfItsOwnIsRefusedAndAnInstalledOneIsNot() throws Exception {
        String installed = Files.readString(RULES.resolve("cn-common/warning/level.drl"));
        assertThat(checked(ZippedPack.strictCity("test-same").with("warning/level.drl", installed))
                        .cases())
                .isEqualTo(2);
        ZippedPack own = ZippedPack.strictCity("test-own")
                .with("warning/level.drl", installed.replace("then\n", "then\n    System.exit(1);\n"));
        assertThatThrownBy(() -> checked(own)).isInstanceOf(Problem.class).hasMessageContaining("/warning/level.drl");
    }

    @Test
    void everyFailingCaseIsNamedAndAPackWithoutCasesIsRefused() {
        ZippedPack failing = ZippedPack.strictCity("test-failing")
                .with(
                        "warning/level.cases.yaml",
                        "- {id: Z01, title: t, series: {daily: [121]}, context: {level: none}, expect: {level: red}, certainty: stated}\n"
                                + "- {id: Z02, title: t, series: {daily: [120]}, context: {level: none}, expect: {level: blue}, certainty: stated}\n");
        Problem refused = catchThrowableOfType(Problem.class, () -> checked(failing));
        assertThat(refused.errors()).hasSize(2);
        assertThat(refused.errors().get(0).got()).contains("Z01");
        ZippedPack none = ZippedPack.strictCity("test-none").with("warning/level.cases.yaml", "cases: []\n");
        assertThatThrownBy(() -> checked(none)).isInstanceOf(Problem.class);
    }

    @Test
    void anUncitedFigureAndAnUnknownParentAreRefused() {
        ZippedPack uncited = ZippedPack.strictCity("test-uncited")
                .with(
                        "parameters/level.yaml",
                        "yellow:\n  title: {zh: 黄, en: y}\n  all: [{gt: 120, hours: 24}]\n  since: 2026-01-01\n");
        assertThatThrownBy(() -> checked(uncited)).isInstanceOf(Problem.class).hasMessageContaining("cite");
        ZippedPack orphan = ZippedPack.strictCity("test-orphan")
                .with(
                        "pack.yaml",
                        "id: test-orphan\ntitle: {zh: 一, en: a}\ndocument: d\nin_force_from: null\nextends: nobody\n");
        assertThatThrownBy(() -> checked(orphan)).isInstanceOf(Problem.class).hasMessageContaining("nobody");
    }

    @Test
    void anIdStandsForOneContent() {
        PolicyPack first = checked(ZippedPack.strictCity("test-once")).pack();
        library.add(first);
        library.add(first);
        assertThat(library.ids()).contains("test-once");
        PolicyPack other = checked(ZippedPack.strictCity("test-once").with("notes.md", "other"))
                .pack();
        assertThatThrownBy(() -> library.add(other)).hasMessageContaining("an id that no pack has");
    }

    @Test
    void coverageNamesThePassageItsRulesAndTheCasesThatShowThem() {
        List<Coverage.Passage> passages = Coverage.of(library.pack("cn-2018"));
        Coverage.Rule rule = passages.stream()
                .flatMap(passage -> passage.rules().stream())
                .filter(one -> one.name().equals("a line is passed for long enough"))
                .findFirst()
                .orElseThrow();
        assertThat(rule.step()).isEqualTo("warning");
        assertThat(passages)
                .anySatisfy(passage -> assertThat(passage.figures())
                        .extracting(Coverage.Figure::name)
                        .contains("orange"));
        assertThat(passages.stream().filter(passage -> passage.article().equals("预警分级")))
                .hasSize(1);
    }

    private PackCheck.Checked checked(ZippedPack pack) {
        try {
            Path own = Files.createTempDirectory(folder, "pack").toRealPath();
            PackZip.write(PackZip.read(pack.bytes()), own);
            return check.check(own);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
