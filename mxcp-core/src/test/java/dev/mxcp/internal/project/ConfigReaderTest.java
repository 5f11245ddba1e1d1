package dev.mxcp.internal.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mxcp.config.Config;
import dev.mxcp.error.LoadException;
import dev.mxcp.error.Problem;
import dev.mxcp.error.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {

  private static final String SITE = "project: demo\nprofile: default\n";

  @TempDir Path root;
  private TestProject project;

  @BeforeEach
  void create_project() {
    project = new TestProject(root);
  }

  @Nested
  class Profiles {

    @BeforeEach
    void declare_three() {
      project.write("mxcp-site.yml", SITE + "profiles: {default: {}, test: {}, live: {}}\n");
    }

    @Test
    void the_site_file_names_the_profile() {
      assertThat(project.load().config().profile()).isEqualTo("default");
    }

    @Test
    void the_variable_wins_over_the_site_file() {
      assertThat(project.env("MXCP_PROFILE", "test").load().config().profile()).isEqualTo("test");
    }

    @Test
    void the_request_wins_over_the_variable() {
      Config config = project.env("MXCP_PROFILE", "test").load("live").config();
      assertThat(config.profile()).isEqualTo("live");
    }

    @Test
    void an_empty_variable_is_none() {
      assertThat(project.env("MXCP_PROFILE", "").load().config().profile()).isEqualTo("default");
    }

    @Test
    void a_profile_that_nobody_declares_is_a_warning_with_a_suggestion() {
      Project loaded = project.load("tset");

      assertThat(loaded.config().profile()).isEqualTo("tset");
      assertThat(loaded.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isFalse())
          .extracting(Problem::hint)
          .isEqualTo("Did you mean `test`?");
    }
  }

  @Nested
  class Databases {

    private Path file(String profile) {
      return project.load(profile).config().database().file();
    }

    @Test
    void stands_in_the_data_directory_unless_told_otherwise() {
      assertThat(file(null)).isEqualTo(root.resolve("data/db-default.duckdb"));
      assertThat(file("test")).isEqualTo(root.resolve("data/db-test.duckdb"));
    }

    @Test
    void follows_paths_data() {
      project.write("mxcp-site.yml", SITE + "paths: {data: store}\n");
      assertThat(file(null)).isEqualTo(root.resolve("store/db-default.duckdb"));
    }

    @Test
    void a_relative_path_begins_at_the_project() {
      project.write("mxcp-site.yml", SITE + "profiles: {default: {duckdb: {path: a/b.duckdb}}}\n");
      assertThat(file(null)).isEqualTo(root.resolve("a/b.duckdb"));
    }

    @Test
    void the_variable_wins_over_the_site_file() {
      project.write("mxcp-site.yml", SITE + "profiles: {default: {duckdb: {path: a/b.duckdb}}}\n");
      project.env("MXCP_DUCKDB_PATH", "c.duckdb");
      assertThat(file(null)).isEqualTo(root.resolve("c.duckdb"));
    }

    @Test
    void can_be_in_memory() {
      project.write("mxcp-site.yml", SITE + "profiles: {default: {duckdb: {path: ':memory:'}}}\n");
      assertThat(file(null)).isNull();
    }

    @Test
    void are_read_only_where_the_site_file_or_the_request_says_so() {
      assertThat(project.load().config().database().readOnly()).isFalse();
      project.write("mxcp-site.yml", SITE + "profiles: {default: {duckdb: {readonly: true}}}\n");
      assertThat(project.load().config().database().readOnly()).isTrue();
    }

    @Test
    void extensions_keep_their_order_and_repository() {
      project.write(
          "mxcp-site.yml", SITE + "extensions: [httpfs, {name: h3, repo: community}, json]\n");
      assertThat(project.load().config().database().extensions())
          .extracting(extension -> extension.name() + " " + extension.repository())
          .containsExactly("httpfs null", "h3 community", "json null");
    }
  }

  @Nested
  class UserFiles {

    private static final String USER =
        """
        projects:
          demo:
            profiles:
              default:
                secrets:
                  - {name: api, type: custom, parameters: {key: from-home, nested: {list: [1, x]}}}
        """;

    @Test
    void none_is_needed() {
      assertThat(project.load().config().secrets().all()).isEmpty();
    }

    @Test
    void the_one_in_the_home_directory_is_found() {
      project.user(USER);
      assertThat(project.load().config().secrets().value("api", "key")).contains("from-home");
    }

    @Test
    void the_variable_names_another() {
      project.user(USER).write("other.yml", USER.replace("from-home", "from-other"));
      project.env("MXCP_CONFIG", root.resolve("other.yml").toString());
      assertThat(project.load().config().secrets().value("api", "key")).contains("from-other");
    }

    @Test
    void the_request_wins_over_the_variable() {
      project.write("third.yml", USER.replace("from-home", "from-third"));
      project.env("MXCP_CONFIG", root.resolve("none.yml").toString());
      Config config = ProjectLoader.load(project.request(null, root.resolve("third.yml"))).config();
      assertThat(config.secrets().value("api", "key")).contains("from-third");
    }

    @Test
    void a_named_one_that_is_missing_is_an_error_that_names_it() {
      project.env("MXCP_CONFIG", root.resolve("none.yml").toString());
      assertThatThrownBy(() -> project.load())
          .isInstanceOf(LoadException.class)
          .hasMessageContaining("[file-missing]")
          .hasMessageContaining(root.resolve("none.yml").toString())
          .hasMessageContaining("MXCP_CONFIG");
    }

    @Test
    void secrets_keep_the_shape_of_their_values() {
      project.user(USER);
      assertThat(project.load().config().secrets().get("api").orElseThrow().parameters())
          .containsEntry("nested", Map.of("list", List.of(1L, "x")));
    }

    @Test
    void a_secret_of_the_site_file_without_definition_is_a_warning() {
      project.write("mxcp-site.yml", SITE + "secrets: [api, mail]\n").user(USER);
      assertThat(project.load().problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.isError()).isFalse())
          .satisfies(problem -> assertThat(problem.message()).contains("`mail`"))
          .satisfies(problem -> assertThat(problem.hint()).contains("projects.demo.profiles"))
          .extracting(Problem::code)
          .isEqualTo(ProblemCode.MISSING_SECRET);
    }

    @Test
    void only_the_active_profile_is_resolved() {
      project.user(USER + "      test: {plugin: {config: {a: {b: '${NOT_SET}'}}}}\n");
      assertThat(project.load().problems()).isEmpty();
      assertThatThrownBy(() -> project.load("test"))
          .hasMessageContaining("[missing-variable] projects.demo.profiles.test.plugin.config.a.b")
          .hasMessageContaining("NOT_SET");
    }

    @Test
    void the_user_document_is_whole_and_resolved_for_the_active_profile() {
      project.env("KEY", "from-env");
      project.user(
          USER.replace("from-home", "'${KEY}'")
              + "      test: {secrets: [{name: t, type: x, parameters: {key: '${NOT_SET}'}}]}\n"
              + "  other: {profiles: {default: {}}}\n"
              + "transport: {provider: stdio}\n");

      assertThat(project.load().config().user())
          .isEqualTo(
              Map.of(
                  "projects",
                  Map.of(
                      "demo",
                      Map.of(
                          "profiles",
                          Map.of(
                              "default", Map.of("secrets", List.of(secret("api", "from-env"))),
                              "test", Map.of("secrets", List.of(written())))),
                      "other",
                      Map.of("profiles", Map.of("default", Map.of()))),
                  "transport",
                  Map.of("provider", "stdio")));
    }

    private static Map<String, Object> secret(String name, String key) {
      Map<String, Object> parameters =
          Map.of("key", key, "nested", Map.of("list", List.of(1L, "x")));
      return Map.of("name", name, "type", "custom", "parameters", parameters);
    }

    private static Map<String, Object> written() {
      return Map.of("name", "t", "type", "x", "parameters", Map.of("key", "${NOT_SET}"));
    }

    @Test
    void the_user_document_has_the_active_profile_without_a_file_too() {
      assertThat(project.load("live").config().user())
          .isEqualTo(
              Map.of(
                  "projects",
                  Map.of(
                      "demo", Map.of("profiles", Map.of("live", Map.of("secrets", List.of()))))));
    }

    @Test
    void plugins_get_the_configuration_that_they_name() {
      project.write("mxcp-site.yml", SITE + "plugin: [{name: p, module: m, config: c}]\n");
      project.user(USER + "        plugin: {config: {c: {rotation: 3, key: '${KEY}'}}}\n");
      assertThat(project.env("KEY", "k").load().config().plugins())
          .singleElement()
          .satisfies(
              plugin -> assertThat(plugin.config()).isEqualTo(Map.of("rotation", 3L, "key", "k")));
    }
  }

  @Test
  void settings_are_the_site_file_as_written() {
    project.write("mxcp-site.yml", SITE + "profiles: {default: {duckdb: {path: a.duckdb}}}\n");
    Config config = project.load().config();

    assertThat(config.setting("profiles.default.duckdb.path")).contains("a.duckdb");
    assertThat(config.setting("paths.tools")).isEmpty();
    assertThat(config.setting("project")).contains("demo");
  }

  @Test
  void without_a_site_file_the_error_says_where_it_was_looked_for() {
    TestProject empty = new TestProject(root.resolve("empty"));
    assertThat(root.resolve("empty/mxcp-site.yml").toFile().delete()).isTrue();

    assertThatThrownBy(() -> empty.load())
        .isInstanceOf(LoadException.class)
        .hasMessageContaining(root.resolve("empty").toString())
        .hasMessageContaining("mxcp init");
  }

  @Test
  void a_broken_site_file_does_not_hide_what_is_wrong_elsewhere() {
    project.write("mxcp-site.yml", "project: demo\nprofle: default\n");
    project.user("project: {}\n");
    project.write("tools/a.yml", "tool: {nam: a}\n").write("tools/b.yml", "tool: [");

    assertThat(project.problems())
        .extracting(problem -> problem.position().file().getFileName().toString())
        .contains("mxcp-site.yml", "config.yml", "a.yml", "b.yml");
  }
}
