package io.qinglan.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;
import io.qinglan.warning.Desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The public page in a real browser. */
@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class PublicPageTest {

    private static Playwright playwright;
    private static Browser browser;

    @Inject
    Desk desk;

    @TestHTTPResource("/")
    String address;

    @BeforeAll
    static void open() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    @AfterAll
    static void close() {
        browser.close();
        playwright.close();
    }

    @Test
    void anIssuedWarningIsShownToEverybodyInBothLanguages() {
        Desk.City city = desk.city();
        desk.issue(city, "orange", Instant.now().minus(Duration.ofMinutes(1)), null);
        Page page = browser.newPage();
        page.navigate(address);
        var warning = page.locator("section.warning.orange").filter(withText(city.name()));
        assertThat(warning.locator("h2")).containsText("橙色预警");
        assertThat(warning).containsText("另行通知");
        page.locator("nav a").click();
        assertThat(page.locator("section.warning.orange")
                        .filter(withText(city.name()))
                        .locator("h2"))
                .containsText("orange warning");
        page.close();
    }

    @Test
    void aProposalAndAnExerciseAreNeverShown() {
        Desk.City proposing = desk.city();
        desk.propose(proposing, "red", Instant.now(), null, false);
        Desk.City exercising = desk.city();
        String exercise = desk.propose(exercising, "red", Instant.now(), null, true);
        desk.consult(exercising, exercise);
        desk.approve(exercising.approver(), exercise).statusCode(200);
        Page page = browser.newPage();
        page.navigate(address);
        assertThat(page.locator("header h1")).containsText("晴岚");
        assertThat(page.locator("main")).not().containsText(proposing.name() + " ");
        assertThat(page.locator("main")).not().containsText(exercising.name() + " ");
        page.close();
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
