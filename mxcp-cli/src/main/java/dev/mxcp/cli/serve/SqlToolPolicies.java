package dev.mxcp.cli.serve;

import dev.mxcp.config.Config;
import dev.mxcp.definition.Policies;
import dev.mxcp.error.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the policies that the site file gives the SQL tools, of a form that was checked. */
final class SqlToolPolicies {

  private SqlToolPolicies() {}

  /** Returns the rules; {@link Policies#NONE} if the site has none. */
  static Policies of(Config config) {
    List<Policies.Rule> rules = new ArrayList<>();
    if (config.site().get("sql_tools") instanceof Map<?, ?> tools
        && tools.get("policies") instanceof Map<?, ?> policies
        && policies.get("input") instanceof List<?> input) {
      SourcePosition position = SourcePosition.of(config.directory().resolve("mxcp-site.yml"));
      input.forEach(rule -> rules.add(rule((Map<?, ?>) rule, position)));
    }
    return new Policies(rules, List.of());
  }

  private static Policies.Rule rule(Map<?, ?> rule, SourcePosition position) {
    return new Policies.Rule(
        String.valueOf(rule.get("condition")),
        Policies.Action.DENY,
        rule.get("reason") instanceof String reason ? reason : null,
        List.of(),
        position);
  }
}
