package dev.mxcp.internal.policy;

import dev.mxcp.spi.Condition;
import dev.mxcp.spi.ConditionIssue;
import dev.mxcp.spi.ConditionLanguage;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.EvaluationException;
import dev.mxcp.spi.InvalidConditionException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A small language of conditions: {@code always}, {@code never}, {@code fails}, {@code throws
 * CLASS}, {@code role NAME}, {@code argument NAME VALUE}, {@code response TEXT}.
 */
final class Words implements ConditionLanguage {

  @Override
  public String name() {
    return "words";
  }

  @Override
  public Condition compile(String text, ConditionScope scope) throws InvalidConditionException {
    String[] words = text.split(" ");
    if (words[0].equals("argument") && !scope.variables().containsKey(words[1])) {
      String message = "Unknown name `" + words[1] + "`; known are " + scope.variables().keySet();
      throw new InvalidConditionException(List.of(new ConditionIssue(message, 1, 10)));
    }
    return new Phrase(words);
  }

  private record Phrase(String[] words) implements Condition {

    @Override
    public boolean test(Map<String, ?> variables) throws EvaluationException {
      return switch (words[0]) {
        case "always" -> true;
        case "never" -> false;
        case "role" -> words[1].equals(((Map<?, ?>) variables.get("user")).get("role"));
        case "argument" -> words[2].equals(String.valueOf(variables.get(words[1])));
        case "response" -> String.valueOf(variables.get("response")).contains(words[1]);
        case "throws" -> throw unexpected(variables);
        default -> throw new EvaluationException("it fails");
      };
    }

    private RuntimeException unexpected(Map<String, ?> variables) {
      if (words[1].equals("overflow")) {
        throw new StackOverflowError("quotes " + variables);
      }
      return new IllegalStateException("quotes " + variables);
    }

    @Override
    public Set<String> variables() {
      return switch (words[0]) {
        case "role" -> Set.of("user");
        case "argument" -> Set.of(words[1]);
        case "response" -> Set.of("response");
        default -> Set.of();
      };
    }
  }
}
