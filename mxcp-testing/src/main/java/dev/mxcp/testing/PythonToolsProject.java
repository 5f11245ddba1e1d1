package dev.mxcp.testing;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the projects of {@link PythonToolsContract}: a plugin, modules, and tools in them. */
record PythonToolsProject(Path directory) {

  private static final String SITE =
      """
      mxcp: 1
      project: contract
      profile: default
      plugin:
        - name: words
          module: words
      """;

  /** Writes a project that has no tools yet. */
  static PythonToolsProject create(Path directory) {
    TestDirectory.write(directory.resolve("mxcp-site.yml"), SITE);
    TestDirectory.write(directory.resolve("plugins/words.py"), resource("words"));
    return new PythonToolsProject(directory);
  }

  /** Writes what most tests call. */
  PythonToolsProject contractTools() {
    String module = "contract_tools";
    python(module, resource(module)).tool(module, "subtract", "a", "b");
    tools(module, "values", "gather", "hooks", "talkative");
    tools(module, "sql_types", "sql_columns", "sql_parameters", "transactions");
    tools(module, "plugin_from_sql", "plugin_over_rows", "plugin_texts");
    tools(module, "fails", "recurse", "spin", "sleep", "wait_async");
    return tools(module, "until_released", "release").compatibleTools();
  }

  /** Writes tools in the ways of existing projects. */
  private PythonToolsProject compatibleTools() {
    String module = "compatible_tools";
    python("contract_state", resource("contract_state")).python(module, resource(module));
    tools(module, "chosen", "injected", "partial", "made", "keys", "same_keys", "odd_key");
    tools(module, "same_keys_beside_others", "group", "group_without_text", "empty_error");
    tools(module, "one_module", "streams", "logs", "thread", "shared_connection", "precision");
    tools(module, "whole_documents", "who").tool(module, "audited", "a", "b");
    python("assistant", "NAME = __name__");
    String odd = "v1.0/my tool.2";
    python(odd, "import beside\n\ndef odd_place():\n    return beside.NAME").tools(odd, "odd_place");
    python("v1.0/beside", "NAME = 'beside'");
    String latin = "# -*- coding: latin-1 -*-\ndef latin():\n    return 'Zo\u00eb'\n";
    bytes("latin_tools", latin.getBytes(StandardCharsets.ISO_8859_1)).tools("latin_tools", "latin");
    return python("marked_tools", "\ufeffdef marked():\n    return 1\n").tools("marked_tools", "marked");
  }

  private PythonToolsProject bytes(String name, byte[] text) {
    try {
      Files.write(directory.resolve("python").resolve(name + ".py"), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a module that counts its calls under a name, and can reload the project. */
  PythonToolsProject counter(String name) {
    python("counter", "name = '" + name + "'\n" + resource("counter"));
    return tools("counter", "count", "refresh");
  }

  PythonToolsProject python(String name, String text) {
    TestDirectory.write(directory.resolve("python").resolve(name + ".py"), text);
    return this;
  }

  /** Declares functions of a module as tools without parameters. */
  PythonToolsProject tools(String module, String... names) {
    for (String name : names) {
      tool(module, name);
    }
    return this;
  }

  private void tool(String module, String name, String... parameters) {
    StringBuilder text = new StringBuilder("mxcp: 1\ntool:\n  name: " + name);
    text.append("\n  language: python\n  source:\n    file: ../python/" + module + ".py\n");
    text.append(parameters.length == 0 ? "" : "  parameters:\n");
    for (String parameter : parameters) {
      text.append("    - {name: " + parameter + ", type: integer, description: A number.}\n");
    }
    TestDirectory.write(directory.resolve("tools").resolve(name + ".yml"), text.toString());
  }

  /** Starts the project on the engine of the contract, and on DuckDB where mxcp-sql is there. */
  Mxcp start(PythonToolsContract contract) {
    MxcpBuilder builder =
        Mxcp.builder().project(directory).home(directory.resolve("home")).environment(Map.of());
    Engines.create(List.of(contract::newInvoker), directory, Map.of()).forEach(builder::invoker);
    contract.configure(builder);
    return builder.build();
  }

  private static String resource(String name) {
    try (InputStream in = PythonToolsProject.class.getResourceAsStream("python/" + name + ".py")) {
      if (in == null) {
        throw new IllegalStateException("mxcp-testing lacks its file " + name + ".py");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
