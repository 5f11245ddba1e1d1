package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.error.LoadException;
import dev.mxcp.internal.yaml.YamlFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Canaries in all kinds of places must never come out in a text. */
class SecrecyTest {

  private static final String CANARY = "c4naryHunter2";

  private static final String USER =
      """
      mxcp: 1
      projects:
        demo:
          profiles:
            default:
              plugin: {config: {shelf: {key: VALUE}}}
              secrets:
                - name: api
                  type: http
                  parameters:
                    direct: VALUE
                    variable: "${TOKEN}"
                    nested: {list: [VALUE, {deep: "x${TOKEN}x"}]}
      """;

  @TempDir Path root;

  @Test
  void no_text_of_a_loaded_project_holds_a_secret() {
    TestProject project = new TestProject(root).env("TOKEN", CANARY);
    project.write(
        "mxcp-site.yml",
        "project: demo\nprofile: default\nplugin: {name: shelf, module: m, config: shelf}\n");
    project.user(USER.replace("VALUE", CANARY));

    Project loaded = project.load();

    assertThat(loaded.config().secrets().value("api", "variable")).contains(CANARY);
    assertThat(loaded.toString() + loaded.config() + loaded.config().secrets())
        .doesNotContain(CANARY);
    assertThat(loaded.config().plugins().toString() + loaded.config().secrets().all())
        .doesNotContain(CANARY);
    assertThat(loaded.config().secrets().redact("a " + CANARY + " b"))
        .isEqualTo("a [secret api] b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*c4naryHunter2",
        "!c4naryHunter2 x",
        "!c4naryHunter2!c4naryHunter2 x",
        "&c4naryHunter2",
        "%c4naryHunter2",
        "@c4naryHunter2",
        "`c4naryHunter2",
        "\"\\c4naryHunter2\"",
        "\"c4naryHunter2",
        "'c4naryHunter2",
        "{c4naryHunter2",
        "[c4naryHunter2",
        "c4naryHunter2: c4naryHunter2: x",
        "|c4naryHunter2",
        "!!int c4naryHunter2",
        "\"c4naryHunter2\u0007\"",
        "[c4naryHunter2]",
        "\"${c4naryHunter2_NONE:-c4naryHunter2}${NONE}\"",
        "\"file://${TOKEN}\"",
        "\"file://${TOKEN}\\0\"",
        "\"vault://${TOKEN}\"",
        "\"vault://a/${TOKEN}#${TOKEN}\"",
        "\"op://${TOKEN}\""
      })
  void no_problem_shows_a_value(String value) {
    TestProject project = new TestProject(root).env("TOKEN", CANARY).env("VAULT_TOKEN", CANARY);
    project.user(
        "vault: {enabled: true, address: 'http://127.0.0.1:1'}\nonepassword: {enabled: true}\n"
            + USER.replace("direct: VALUE", "direct: " + value).replace("VALUE", "${UNSET_VALUE}"));

    assertThat(texts(project)).isNotEmpty().doesNotContain(CANARY);
  }

  @Test
  void a_value_in_the_place_of_a_mapping_is_not_shown() {
    TestProject project = new TestProject(root);
    project.user(USER.replaceAll("(?s)parameters:.*", "parameters: " + CANARY + "\n"));

    assertThat(texts(project)).contains("wrong-type").doesNotContain(CANARY);
  }

  @Test
  void nodes_do_not_show_their_values() {
    YamlFile file =
        YamlFile.parse(Path.of("config.yml"), "a: [" + CANARY + ", {b: " + CANARY + "}]");

    assertThat(file.toString()).isNotEmpty().doesNotContain(CANARY);
  }

  /** Returns everything that a failed load says, causes and stack trace included. */
  private static String texts(TestProject project) {
    try {
      return project.load().problems().toString();
    } catch (LoadException e) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      return trace + e.toString() + e.problems();
    }
  }
}
