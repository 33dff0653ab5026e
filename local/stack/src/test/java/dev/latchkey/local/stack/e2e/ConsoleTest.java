package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Browser;
import dev.latchkey.local.stack.Stack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The console over the packaged functions. */
@ExtendWith(SharedStack.class)
class ConsoleTest {
    private static final String WIDER_THAN_THE_WINDOW =
            "return [...document.querySelectorAll('body, table, form, .card, summary')]"
                    + ".filter((each) => each.getBoundingClientRect().right > innerWidth + 1)"
                    + ".map((each) => `${location.hash} at ${innerWidth}: too wide: ${each.outerHTML.slice(0, 80)}`)";

    @TempDir
    static Path profile;

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start(profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void somebodyWhoLogsInTriesAnOperationAndFindsItsLog(Stack stack) throws IOException, InterruptedException {
        String email = "console-" + UUID.randomUUID() + "@example.com";
        open(stack, "#api/showAccount");
        browser.await("document.querySelector('[id=\"api/showAccount\"] form')");
        WebElement address = browser.find("#token [type=email]");
        address.clear();
        address.sendKeys(email);
        browser.run(
                "[...document.querySelectorAll('#token button')].find((each) => each.textContent === 'Register').click()");
        browser.await("document.getElementById('token').textContent.includes('the token of " + email + "')");

        browser.find("[id='api/showAccount'] form [type=submit]").click();
        browser.await("document.querySelector('[id=\"api/showAccount\"] .curl')");

        String answer = browser.find("[id='api/showAccount'] .result").getText();
        assertThat(answer).contains("200", email, "x-request-id");
        String curl = browser.find("[id='api/showAccount'] .curl").getText();
        assertThat(shell(curl)).contains("HTTP/1.1 200", email);
        assertThat(browser.run("return localStorage.length + sessionStorage.length + document.cookie.length"))
                .isEqualTo(0L);

        browser.run(
                "[...document.querySelectorAll('.result button')].find((each) => each.textContent === 'Show its log').click()");
        browser.await("document.querySelector('#detail .line') && document.querySelector('#detail tbody')");
        assertThat(browser.find("#detail").getText())
                .contains("GET /v1/auth/me", "auth, ", "Latency", "Milliseconds")
                .doesNotContain(email);
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void everyOperationUnfoldsWithItsStatusesAndCodes(Stack stack) {
        open(stack, "#api");
        browser.await("document.querySelectorAll('.operation').length > 20");

        browser.run("document.querySelectorAll('.operation').forEach((each) => (each.open = true))");
        browser.await("[...document.querySelectorAll('.operation')].every((each) => each.querySelector('form'))");

        assertThat(browser.find("[id='api/refresh']").getText())
                .contains("refresh_token_reused", "invalid_refresh_token", "503", "refresh_token", "required");
        assertThat(browser.run("return document.getElementById('operations').textContent"))
                .asString()
                .doesNotContain("[object", "undefined", "NaN");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void theTablesAreCounted(Stack stack) {
        SharedStack.client(stack).newAccount();
        open(stack, "#database");

        browser.await(
                "[...document.querySelectorAll('#tables tbody tr')].some((each) =>"
                        + " each.cells[0].textContent === 'users' && Number(each.cells[1].textContent.replaceAll(',', '')) > 0)");

        assertThat(browser.texts("#tables tbody th")).contains("sessions", "preferences", "signing_keys");
        assertThat(browser.find("#tables").getText()).doesNotContain("@");
    }

    @Test
    void everyViewIsAccessibleInLightAndDarkAndFitsANarrowWindow(Stack stack) {
        SharedStack.client(stack).get("/health", null);
        List<Object> found = new ArrayList<>();
        for (String scheme : List.of("light", "dark")) {
            for (int width : List.of(1280, 360)) {
                browser.colours(scheme);
                browser.width(width);
                for (String view : List.of("#activity", "#activity/opened", "#api", "#database")) {
                    show(stack, view);
                    browser.violations().forEach(each -> found.add(view + " " + scheme + " " + width + " " + each));
                    found.addAll(browser.list(WIDER_THAN_THE_WINDOW));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    /** A view with all that it can show: a request opened, an operation unfolded and sent. */
    private static void show(Stack stack, String view) {
        open(stack, view);
        switch (view) {
            case "#activity" ->
                browser.await("document.querySelector('#requests button') && document.querySelector('.chart')");
            case "#activity/opened" -> {
                browser.await("document.querySelector('#requests button')");
                browser.run("document.querySelector('#requests button').click()");
                browser.await("document.querySelector('#detail .facts')");
            }
            case "#api" -> {
                browser.await("document.querySelector('.operation')");
                browser.run("document.getElementById('api/logIn').open = true");
                browser.await("document.querySelector('[id=\"api/logIn\"] form')");
                browser.run("document.querySelector('[id=\"api/logIn\"] form').requestSubmit()");
                browser.await("document.querySelector('[id=\"api/logIn\"] .curl')");
            }
            default -> browser.await("document.querySelector('#tables td')");
        }
    }

    private static void open(Stack stack, String view) {
        // Two addresses that differ in their fragment only are one page to a browser.
        browser.open(java.net.URI.create("about:blank"));
        browser.open(stack.uri().resolve("/_latchkey/" + view));
    }

    private static String shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }
}
