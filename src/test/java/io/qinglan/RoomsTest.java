package io.qinglan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rooms of docs/architecture.md and the direction between them. */
class RoomsTest {

    private static final String HOUSE = "io.qinglan.";

    /** Room by room, left to right: what each may use beside itself. */
    private static final Map<String, Set<String>> MAY_USE = table();

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.qinglan");

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new LinkedHashMap<>();
        table.put("fact", Set.of());
        table.put("air", Set.of());
        table.put("policy", Set.of("fact"));
        table.put("store", Set.of());
        table.put("web", Set.of("store"));
        table.put("ledger", Set.of("store", "web"));
        Set<String> everywhere = Set.of("fact", "policy", "store", "web", "ledger", "authority");
        table.put("authority", Set.of("fact", "policy", "store", "web", "ledger"));
        later(table, everywhere, "dispatch");
        later(table, everywhere, "forecast", "air");
        later(table, everywhere, "inventory");
        later(table, everywhere, "warning", "forecast", "dispatch");
        later(table, everywhere, "response", "warning");
        later(table, everywhere, "order", "response", "inventory", "dispatch");
        later(table, everywhere, "feed", "inventory");
        later(table, everywhere, "compliance", "order", "feed", "inventory", "dispatch");
        for (String last : List.of("audit", "report", "desk", "command")) {
            table.put(last, new LinkedHashSet<>(table.keySet()));
        }
        return table;
    }

    private static void later(Map<String, Set<String>> table, Set<String> everywhere, String room, String... more) {
        Set<String> uses = new LinkedHashSet<>(everywhere);
        uses.addAll(List.of(more));
        table.put(room, uses);
    }

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyWhatTheTableAllows() {
        return MAY_USE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> noClasses()
                                .that(resideIn(entry.getKey()))
                                .should()
                                .dependOnClassesThat(resideOutside(entry.getKey(), entry.getValue()))
                                .allowEmptyShould(true)
                                .check(HOUSE_CLASSES)));
    }

    @Test
    void everyClassHasARoom() {
        classes()
                .should()
                .resideInAnyPackage(MAY_USE.keySet().stream()
                        .map(room -> HOUSE + room + "..")
                        .toArray(String[]::new))
                .check(HOUSE_CLASSES);
    }

    @Test
    void roomsFormNoCircle() {
        slices().matching("io.qinglan.(*)..").should().beFreeOfCycles().check(HOUSE_CLASSES);
    }

    @Test
    void onlyThePolicyRoomKnowsDrools() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.qinglan.policy..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(HOUSE_CLASSES);
    }

    @Test
    void theVerifierSharesNothingWithWhatItChecks() {
        noClasses()
                .that()
                .resideInAPackage("io.qinglan.ledger.verifier..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are the house's own",
                        aClass -> aClass.getPackageName().startsWith("io.qinglan.")
                                && !aClass.getPackageName().startsWith("io.qinglan.ledger.verifier")))
                .check(HOUSE_CLASSES);
    }

    @Test
    void whatRulesSeeAndWhatReckonsIsPlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.qinglan.fact..",
                        "io.qinglan.air..",
                        "io.qinglan.forecast.outlook..",
                        "io.qinglan.feed.window..",
                        "io.qinglan.ledger.tree..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are neither of the JDK nor plain records of the house",
                        aClass -> !aClass.getPackageName().startsWith("java.")
                                && !aClass.getPackageName().startsWith("io.qinglan.")
                                && !aClass.isPrimitive()
                                && !aClass.isArray()))
                .check(HOUSE_CLASSES);
    }

    @Test
    void theCodecIsPlainJavaWithACipher() {
        noClasses()
                .that()
                .resideInAPackage("io.qinglan.feed.hj212")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are neither of the JDK nor of the codec nor the cipher",
                        aClass -> !aClass.getPackageName().startsWith("java.")
                                && !aClass.getPackageName().equals("io.qinglan.feed.hj212")
                                && !aClass.getPackageName().startsWith("org.bouncycastle.crypto")
                                && !aClass.isPrimitive()
                                && !aClass.isArray()))
                .check(HOUSE_CLASSES);
    }

    @Test
    void nobodyTakesTheTimeByHimself() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now")
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .check(HOUSE_CLASSES);
    }

    private static DescribedPredicate<JavaClass> resideIn(String room) {
        return DescribedPredicate.describe(
                "are in the room " + room, aClass -> roomOf(aClass).equals(room));
    }

    private static DescribedPredicate<JavaClass> resideOutside(String room, Set<String> allowed) {
        return DescribedPredicate.describe("are in another room than " + allowed, aClass -> {
            String other = roomOf(aClass);
            return !other.isEmpty() && !other.equals(room) && !allowed.contains(other);
        });
    }

    private static String roomOf(JavaClass aClass) {
        String name = aClass.getPackageName();
        return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).split("\\.")[0] : "";
    }
}
