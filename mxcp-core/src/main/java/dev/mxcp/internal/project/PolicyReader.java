package dev.mxcp.internal.project;

import dev.mxcp.definition.Policies;
import dev.mxcp.definition.Policies.Action;
import dev.mxcp.definition.Policies.Rule;
import dev.mxcp.error.ProblemCode;
import dev.mxcp.internal.yaml.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the policies of an endpoint. A rule without an effect would look like protection. */
final class PolicyReader {

  private final ProblemList problems;

  PolicyReader(ProblemList problems) {
    this.problems = problems;
  }

  Policies policies(Node.Mapping endpoint) {
    Node.Mapping node = endpoint.mapping("policies");
    return node == null ? Policies.NONE : new Policies(rules(node, "input"), rules(node, "output"));
  }

  private List<Rule> rules(Node.Mapping policies, String phase) {
    List<Rule> rules = new ArrayList<>();
    for (Node.Mapping node : policies.mappings(phase)) {
      String condition = node.text("condition");
      Optional<Action> action =
          Arrays.stream(Action.values())
              .filter(known -> known.id().equals(node.text("action")))
              .findFirst();
      if (condition != null && action.isPresent()) {
        Rule rule =
            new Rule(
                condition,
                action.get(),
                node.text("reason"),
                node.texts("fields"),
                node.at("condition"));
        check(rule, node, phase);
        rules.add(rule);
      }
    }
    return rules;
  }

  private void check(Rule rule, Node.Mapping node, String phase) {
    String action = "`" + rule.action().id() + "`";
    if (rule.condition().isBlank()) {
      invalid(
          node,
          "condition",
          "The condition is empty.",
          "Write `true` for a rule that always holds.");
    }
    if (phase.equals("input") && rule.action() != Action.DENY) {
      String message = "A rule before the call can only deny; " + action + " has no effect there.";
      invalid(node, "action", message, "Move the rule to `output`.");
    }
    boolean needsFields =
        rule.action() == Action.FILTER_FIELDS || rule.action() == Action.MASK_FIELDS;
    if (needsFields && rule.fields().isEmpty()) {
      invalid(node, "action", action + " has no effect without `fields`.", "Name the fields.");
    }
  }

  private void invalid(Node.Mapping node, String key, String message, String hint) {
    problems.error(ProblemCode.INVALID_POLICY, node.at(key), message, hint);
  }
}
