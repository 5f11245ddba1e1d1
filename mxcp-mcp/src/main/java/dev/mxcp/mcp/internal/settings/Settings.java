package dev.mxcp.mcp.internal.settings;

import dev.mxcp.definition.ResultBudget;
import dev.mxcp.definition.Tool;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that hold for every transport.
 *
 * @param name of the server, for clients
 * @param title of the server, for people; null for none
 * @param version of the server
 * @param instructions for models that use the server; null for none
 * @param pageSize the most items of a page of a list
 * @param budget of a result
 * @param toolBudgets budgets that the host sets for single tools, by name
 * @param calls how many calls run at once
 * @param waiting how many calls wait while that many run
 * @param drain how long the end waits for running calls
 */
public record Settings(
    String name,
    @Nullable String title,
    String version,
    @Nullable String instructions,
    int pageSize,
    Budget budget,
    Map<String, Budget> toolBudgets,
    int calls,
    int waiting,
    Duration drain) {

  /** Copies the map. */
  public Settings {
    toolBudgets = Map.copyOf(toolBudgets);
  }

  /** Returns the budget of a tool: the host's for it, else as declared, else the server's. */
  public Budget budget(Tool tool) {
    Budget own = toolBudgets.get(tool.name());
    if (own != null) {
      return own;
    }
    ResultBudget declared = tool.budget();
    return new Budget(
        declared.bytes() == null ? budget.bytes() : declared.bytes(),
        declared.rows() == null ? budget.rows() : declared.rows());
  }
}
