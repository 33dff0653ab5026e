package dev.latchkey.local.stack.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.emulator.TestFunctions;
import dev.latchkey.local.stack.Browser;
import dev.latchkey.local.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The console over a function that answers and logs whatever it is told to. */
class ConsoleInBrowserTest {
    private static final String MARKUP =
            "<img src=x onerror=document.title='broken'><script>document.title='broken'</script>";

    @TempDir
    static Path directory;

    private static Browser browser;
    private static TestStack stack;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(directory.resolve("profile"));
        Files.createDirectories(directory.resolve("docs"));
        Files.writeString(directory.resolve("docs/openapi.yaml"), """
                openapi: 3.1.0
                info: {title: Probe, version: '1', description: "%1$s"}
                tags: [{name: probe, description: "%1$s"}]
                paths:
                  /probe/echo:
                    get:
                      operationId: echo
                      summary: "%1$s"
                      description: "%1$s"
                      tags: [probe]
                      responses: {'200': {description: "%1$s"}}
                """.formatted(MARKUP));
        stack = TestStack.start(directory, List.of(TestFunctions.probe(directory)), options -> options);
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openThePage() {
        browser.open(stack.uri().resolve("/_latchkey/"));
        browser.await("document.getElementById('connection').textContent === 'Live'");
    }

    @AfterEach
    void nothingWasRefusedAndNothingFailed() {
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    void functions_are_shown_with_their_numbers_and_their_durations() {
        stack.get("/probe/echo");
        stack.get("/probe/error");

        browser.await("document.querySelector('[data-function=probe] .chart .bar.error')"
                + " && document.querySelector('[data-function=probe] .state.idle')");

        assertThat(browser.find("[data-function=probe] .chart").getDomAttribute("aria-label"))
                .startsWith("Durations of the last ")
                .contains("1 cold");
        assertThat(browser.find("[data-function=probe]").getText()).contains("Errors", "MB");
    }

    @Test
    void a_request_is_seen_as_it_comes_and_opens_by_the_keyboard_alone() {
        stack.get("/probe/older");
        stack.get("/probe/newer");
        browser.await(shows("/probe/newer"));

        browser.tabTo("#requests button");
        browser.press(Keys.ARROW_DOWN);
        browser.press(Keys.ENTER);
        browser.await("document.querySelector('#detail .facts')");

        assertThat(browser.find("#detail").getText()).contains("GET /probe/older", "platform.report");
        assertThat(browser.run("return document.activeElement.id")).isEqualTo("detail");

        browser.press(Keys.ESCAPE);

        assertThat(browser.run("return document.getElementById('detail').hidden"))
                .isEqualTo(true);
        assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("/probe/older");
    }

    @Test
    void markup_in_paths_ids_log_lines_and_descriptions_is_text() {
        stack.get("/probe/%3Cscript%3Edocument.title='broken'%3C/script%3E");
        stack.post("/probe/log", MARKUP);
        stack.post("/probe/answer", """
                {"statusCode":200,"headers":{"X-Request-Id":"<b>bold</b>"},"body":""}""");
        browser.await(shows("/probe/answer"));

        assertThat(browser.texts("#requests .id")).contains("<b>bold</b>");
        browser.run("[...document.querySelectorAll('#requests button')]"
                + ".find((each) => each.textContent === '/probe/log').click()");
        browser.await("document.querySelector('#detail .log')?.textContent.includes('onerror')");
        assertThat(browser.find("#detail .log").getText()).contains(MARKUP);

        browser.find("nav a[href='#api']").click();
        browser.await("document.querySelector('.operation')");
        browser.find(".operation summary").click();
        browser.await("document.querySelector('.operation-body')");

        assertThat(browser.find(".operation").getText()).contains(MARKUP);
        assertThat(browser.run("return document.querySelectorAll('main img, main script, main b.bold').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return document.title")).isEqualTo("API, Latchkey console");
    }

    @Test
    void the_list_is_filtered_by_path_and_status() {
        stack.get("/probe/wanted");
        stack.get("/probe/other");
        stack.get("/nowhere/wanted");
        browser.await(shows("/nowhere/wanted"));

        browser.find("#requests-filter [name=path]").sendKeys("WANTED");
        assertThat(visiblePaths())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).endsWith("/wanted"));

        browser.find("#requests-filter [name=status]").sendKeys("4xx");
        assertThat(visiblePaths())
                .isNotEmpty()
                .allSatisfy(path -> assertThat(path).isEqualTo("/nowhere/wanted"));
    }

    @Test
    void a_paused_list_stands_still_and_then_catches_up() {
        browser.find("#pause").click();
        stack.get("/probe/while-paused");
        browser.await("/paused, [1-9]/.test(document.getElementById('requests-count').textContent)");

        assertThat(visiblePaths()).doesNotContain("/probe/while-paused");

        browser.find("#pause").click();
        browser.await(shows("/probe/while-paused"));
    }

    @Test
    void a_hidden_tab_lets_go_and_goes_on_where_it_was() {
        stack.get("/probe/before");
        browser.await(shows("/probe/before"));
        hide(true);
        stack.get("/probe/hidden-1");
        stack.get("/probe/hidden-2");
        hide(false);
        browser.await(shows("/probe/hidden-2"));

        assertThat(visiblePaths().subList(0, 3)).containsExactly("/probe/hidden-2", "/probe/hidden-1", "/probe/before");
        assertThat(visiblePaths()).containsOnlyOnce("/probe/before", "/probe/hidden-1", "/probe/hidden-2");
    }

    @Test
    void a_stack_without_a_database_says_so() {
        browser.find("nav a[href='#database']").click();

        browser.await("document.getElementById('tables').textContent.includes('a database of yours')");
    }

    private static void hide(boolean hidden) {
        browser.run("Object.defineProperty(document, 'hidden', { configurable: true, get: () => " + hidden + " });"
                + "document.dispatchEvent(new Event('visibilitychange'));");
    }

    private static String shows(String path) {
        return "[...document.querySelectorAll('#requests button')].some((each) => each.textContent === '" + path + "')";
    }

    private static List<String> visiblePaths() {
        return browser.texts("#requests tr:not([hidden]) button");
    }
}
