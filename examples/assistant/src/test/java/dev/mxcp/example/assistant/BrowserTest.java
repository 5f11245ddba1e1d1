package dev.mxcp.example.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The page in Chromium, without a window; skipped where there is none. */
@Tag("long")
final class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--disable-dev-shm-usage",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--window-size=1280,1100");

  private static ConfigurableApplicationContext application;
  private static ChromeDriver browser;

  @BeforeAll
  static void start(@TempDir Path profile) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "There is no Chromium: install chromium and chromium-driver");
    SpringApplication assistant = new SpringApplication(AssistantApplication.class);
    assistant.setRegisterShutdownHook(false);
    application = assistant.run("--server.port=0");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(FLAGS);
    options.addArguments("--user-data-dir=" + profile);
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withTimeout(Duration.ofMinutes(2))
                .build(),
            options);
    int port = ((WebServerApplicationContext) application).getWebServer().getPort();
    browser.get("http://127.0.0.1:" + port + "/");
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.quit();
    }
    if (application != null) {
      application.close();
    }
  }

  private static WebElement shown(String selector) {
    return new WebDriverWait(browser, Duration.ofMinutes(2))
        .ignoring(StaleElementReferenceException.class)
        .until(
            page ->
                page.findElements(By.cssSelector(selector)).stream()
                    .filter(WebElement::isDisplayed)
                    .findFirst()
                    .orElse(null));
  }

  private static List<String> texts(WebElement within, String selector) {
    return within.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }

  /** Opens the form of a tool; it is closed at first. */
  private static WebElement form(String tool) {
    shown("details:has(form[data-tool=" + tool + "]) > summary").click();
    return shown("form[data-tool=" + tool + "]");
  }

  @Test
  void a_form_made_from_the_schema_calls_a_tool_and_the_audit_follows() throws Exception {
    WebElement form = form("find_books");
    assertThat(form.findElement(By.name("text")).getDomAttribute("required")).isNotNull();
    form.findElement(By.name("text")).sendKeys("haddad");
    form.findElement(By.tagName("button")).click();
    WebElement table = shown("form[data-tool=find_books] table");
    assertThat(texts(table, "th")).contains("title", "author", "price");
    assertThat(texts(table, "tbody td")).contains("The Quiet Machine");
    WebElement record = shown("#audit tr[data-call=find_books]");
    assertThat(record.getText()).contains("find_books", "ada", "page", "haddad");
    keep("form");
  }

  @Test
  void who_calls_decides_which_tools_there_are() {
    new Select(shown("#user")).selectByValue("mia");
    WebElement form = form("sales_report");
    form.findElement(By.tagName("button")).click();
    shown("form[data-tool=sales_report] table");
    new Select(shown("#user")).selectByValue("ada");
    new WebDriverWait(browser, Duration.ofMinutes(2))
        .until(page -> page.findElements(By.cssSelector("form[data-tool=sales_report]")).isEmpty());
  }

  @Test
  void the_agent_shows_its_steps_and_the_call_that_failed() throws Exception {
    shown("#chat button").click();
    WebElement answer = shown("#answer > p");
    assertThat(answer.getText()).isNotBlank();
    assertThat(texts(shown("#answer"), "summary b"))
        .containsExactly("find_books", "order_book", "order_book");
    assertThat(shown("#answer .failed").getText()).contains("5");
    keep("agent");
  }

  /** Keeps a picture for whoever wants to see the page. */
  private static void keep(String name) throws Exception {
    Files.write(
        Path.of("target", "page-" + name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }
}
