package dev.mxcp.cli.option;

import dev.mxcp.cli.failure.CommandFailure;
import dev.mxcp.definition.EndpointKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * An endpoint as a command line names it: {@code NAME}, or {@code KIND NAME} if the name alone is
 * ambiguous.
 *
 * @param kind the kind; null if any may be meant
 * @param name the name or URI; null if all of the kind are meant
 */
public record EndpointArgument(@Nullable EndpointKind kind, @Nullable String name) {

  private static final KindConverter KINDS = new KindConverter();

  /** The label of the words in the help. */
  public static final String LABEL = "[KIND] NAME";

  /** Reads the words; one that is a kind means all of that kind. */
  public static EndpointArgument of(List<String> words) {
    if (words.size() > 1) {
      return new EndpointArgument(kind(words.get(0)), words.get(1));
    }
    if (words.isEmpty()) {
      return new EndpointArgument(null, null);
    }
    String word = words.get(0);
    return KINDS.isKind(word)
        ? new EndpointArgument(kind(word), null)
        : new EndpointArgument(null, word);
  }

  /** Reads the words of a command that needs a name. */
  public static EndpointArgument named(List<String> words) {
    EndpointArgument argument = of(words);
    if (argument.name() == null) {
      throw CommandFailure.usage(
          "Say which " + words.get(0) + " is meant.", "For example: run " + words.get(0) + " NAME");
    }
    return argument;
  }

  /** Returns what is looked for: {@code tool}, or {@code endpoint} for any kind. */
  public String what() {
    return kind == null ? "endpoint" : kind.key();
  }

  private static EndpointKind kind(String word) {
    try {
      return KINDS.convert(word);
    } catch (TypeConversionException e) {
      throw CommandFailure.usage(String.valueOf(e.getMessage()), null);
    }
  }
}
