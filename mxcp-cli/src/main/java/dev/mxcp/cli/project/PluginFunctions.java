package dev.mxcp.cli.project;

import dev.mxcp.Mxcp;
import dev.mxcp.MxcpBuilder;
import dev.mxcp.config.PluginSettings;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SQL functions of a project's plugins, which are called {@code function_plugin}.
 *
 * @param plugins the names of the plugins, in lower case
 */
public record PluginFunctions(List<String> plugins) {

  /** No functions. */
  public static final PluginFunctions NONE = new PluginFunctions(List.of());

  private static final Pattern WORD = Pattern.compile("[\\w.-]+");

  private static final Pattern MISSING =
      Pattern.compile("Function with name \"?([\\w.-]+)\"? does not exist");

  /** Returns those of a project. */
  public static PluginFunctions of(MxcpBuilder definitions) {
    try (Mxcp mxcp = definitions.build()) {
      return new PluginFunctions(
          mxcp.runtime().config().plugins().stream()
              .map(PluginSettings::name)
              .map(name -> name.toLowerCase(Locale.ROOT))
              .toList());
    }
  }

  /** Returns whether a script names one, comments and texts included. */
  public boolean areNamedIn(String script) {
    return !plugins.isEmpty() && WORD.matcher(script).results().anyMatch(w -> isOne(w.group()));
  }

  private boolean isOne(String word) {
    String name = word.toLowerCase(Locale.ROOT);
    return plugins.stream().anyMatch(plugin -> name.endsWith("_" + plugin));
  }

  /** Returns whether the database misses one of the functions. */
  public boolean isMissing(String message) {
    return hint(message) != null;
  }

  /** Returns how to get a function that a view or macro calls; null if another thing failed. */
  public @Nullable String hint(String message) {
    Matcher missing = MISSING.matcher(message);
    return missing.find() && isOne(missing.group(1))
        ? "It is a plugin's. Plugins are loaded if the script names one: add -- " + missing.group(1)
        : null;
  }
}
