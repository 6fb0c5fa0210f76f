package io.qinglan.web;

import jakarta.ws.rs.Path;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.qinglan.authority.SessionResource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

/** Each write of the public face accepts Idempotency-Key; signing in is no write. */
@AnalyzeClasses(packages = "io.qinglan", importOptions = ImportOption.DoNotIncludeTests.class)
class WritesAreIdempotentTest {

    private static final DescribedPredicate<JavaMethod> WRITE = DescribedPredicate.describe(
            "a write under /api/v1",
            method -> (method.isAnnotatedWith(jakarta.ws.rs.POST.class)
                            || method.isAnnotatedWith(jakarta.ws.rs.PUT.class)
                            || method.isAnnotatedWith(jakarta.ws.rs.DELETE.class))
                    && method.getOwner().isAnnotatedWith(Path.class)
                    && method.getOwner().getAnnotationOfType(Path.class).value().contains("api/v1")
                    && !method.getOwner().isEquivalentTo(SessionResource.class));

    @ArchTest
    static final ArchRule WRITES_ACCEPT_A_KEY = methods()
            .that(WRITE)
            .should()
            .beAnnotatedWith(Idempotent.class)
            .orShould()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(Idempotent.class);
}
