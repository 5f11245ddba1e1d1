package dev.mxcp.python.jython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.CallOptions;
import dev.mxcp.Mxcp;
import dev.mxcp.Outcome;
import dev.mxcp.error.FailureCode;
import dev.mxcp.runtime.CallEvents;
import dev.mxcp.runtime.User;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What existing scripts do, whatever their style. */
final class JythonCompatibilityTest {

  @TempDir Path directory;

  @Test
  void functions_may_depend_on_conditions_and_decorators() {
    Project project =
        new Project(directory)
            .python(
                """
                import functools
                try:
                    import no_such_module
                    def chosen(module): return module
                except ImportError:
                    def chosen(): return "fallback"
                def inject(function):
                    @functools.wraps(function)
                    def wrapper(**kwargs):
                        return function("injected", **kwargs)
                    return wrapper
                @inject
                def decorated(database): return database
                partial = functools.partial(dict, a=1)
                """)
            .tool("chosen")
            .tool("decorated")
            .tool("partial");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("chosen", Map.of()).orElseThrow()).isEqualTo("fallback");
      assertThat(mxcp.call("decorated", Map.of()).orElseThrow()).isEqualTo("injected");
      assertThat(mxcp.call("partial", Map.of()).orElseThrow()).isEqualTo(Map.of("a", 1L));
    }
  }

  @Test
  void one_file_is_one_module_and_odd_files_load_by_their_path() throws Exception {
    Project project =
        new Project(directory)
            .file("python/shared.py", "runs = []\nfrom mxcp.runtime import on_init\non_init(lambda: runs.append(1))")
            .python(
                """
                import shared, python.shared
                def same():
                    return [shared is python.shared, shared.runs]
                """)
            .file("python/v1.2/my tool.3.py", "import beside\ndef odd():\n    return beside.NAME")
            .file("python/v1.2/beside.py", "NAME = 'beside'")
            .tool("same")
            .toolIn("python/v1.2/my tool.3.py", "odd")
            .toolIn("python/latin.py", "latin");
    String latin = "# -*- coding: latin-1 -*-\ndef latin():\n    return u'\u00e9'\n";
    Files.write(directory.resolve("python/latin.py"), latin.getBytes(StandardCharsets.ISO_8859_1));
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("same", Map.of()).orElseThrow())
          .isEqualTo(List.of(true, List.of(1L)));
      assertThat(mxcp.call("odd", Map.of()).orElseThrow()).isEqualTo("beside");
      assertThat(mxcp.call("latin", Map.of()).orElseThrow()).isEqualTo("\u00e9");
    }
  }

  @Test
  void keys_have_one_text_and_collisions_are_told() {
    Project project =
        new Project(directory)
            .python(
                """
                import datetime
                from mxcp.runtime import ToolError
                def keys():
                    return {
                        datetime.datetime(2024, 2, 29, 1): 1, 2.5: 2, True: 3}
                def same(): return {"rows": [{1: "a", "1": "b"}]}
                def odd(): return {object(): 1}
                def empty(): raise ToolError()
                """)
            .tool("keys")
            .tool("same")
            .tool("odd")
            .tool("empty");
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("keys", Map.of()).orElseThrow())
          .isEqualTo(Map.of("2024-02-29T01:00:00", 1L, "2.5", 2L, "true", 3L));
      assertThat(failed(mxcp, "same").code()).isEqualTo(FailureCode.INVALID_RESULT);
      assertThat(failed(mxcp, "same").message())
          .isEqualTo("The result at rows[0] has two keys with the text \"1\"");
      assertThat(failed(mxcp, "odd").message())
          .isEqualTo("The result has a key of type object, which has no text");
      assertThat(failed(mxcp, "empty").message()).isEqualTo("The tool failed: ToolError");
    }
  }

  private static Outcome.Failed failed(Mxcp mxcp, String tool) {
    return (Outcome.Failed) mxcp.call(tool, Map.of());
  }

  @Test
  void inline_code_stays_as_it_is_written() {
    Project project =
        new Project(directory)
            .file(
                "tools/t.yml",
                """
                mxcp: 1
                tool:
                  name: t
                  language: python
                  source:
                    code: "from __future__ import division\\ndef h(x):\\n    return x / 2\\nif True:\\n    return [h(1), 'a\\tb']\\nreturn 0"
                """);
    try (Mxcp mxcp = project.open()) {
      assertThat(mxcp.call("t", Map.of()).orElseThrow()).isEqualTo(List.of(0.5, "a\tb"));
    }
  }

  @Test
  void the_configuration_the_user_and_events_are_there_as_on_python_3() {
    List<Map<String, @Nullable Object>> events = new ArrayList<>();
    Project project =
        new Project(directory)
            .python(
                """
                import logging, sys
                from mxcp.runtime import config
                from mxcp.sdk.auth import UserContextModel, get_user_context
                from mxcp.sdk.audit import add_execution_event, begin_execution_event
                def t():
                    logging.basicConfig(level=logging.DEBUG, filename="tools.log", format="%(message)s")
                    logging.getLogger("x").debug("written")
                    sys.stdout.close()
                    print "open"
                    with begin_execution_event(target="crm"):
                        pass
                    profiles = config.user_config["projects"]["p"]["profiles"]
                    user = get_user_context()
                    return [profiles.keys(), type(user) is UserContextModel, user.username,
                            open("tools.log").read()]
                """)
            .file("mxcp-site.yml", "mxcp: 1\nproject: p\nprofile: default\n")
            .tool("t");
    CallEvents receiver =
        new CallEvents() {
          @Override
          public void executionEvent(Map<String, @Nullable Object> event) {
            events.add(event);
          }
        };
    CallOptions options =
        CallOptions.DEFAULT.withUser(User.of("cli", "ada")).withEvents(receiver);
    try (Mxcp mxcp = project.open()) {
      assertThat(((Outcome.Ok) mxcp.call("t", Map.of(), options)).value())
          .isEqualTo(List.of(List.of("default"), true, "ada", "written\n"));
      assertThat(events).extracting("target").containsExactly("crm");
    }
  }
}
