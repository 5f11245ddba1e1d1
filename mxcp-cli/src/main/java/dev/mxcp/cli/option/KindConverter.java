package dev.mxcp.cli.option;

import dev.mxcp.definition.EndpointKind;
import dev.mxcp.error.Suggestions;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the kind of an endpoint; {@code tools} means the same as {@code tool}. */
public final class KindConverter implements ITypeConverter<EndpointKind> {

  /** Returns whether a word names a kind. */
  boolean isKind(String text) {
    return Arrays.stream(EndpointKind.values())
        .anyMatch(k -> text.equalsIgnoreCase(k.key()) || text.equalsIgnoreCase(k.key() + "s"));
  }

  @Override
  public EndpointKind convert(String text) {
    for (EndpointKind kind : EndpointKind.values()) {
      if (text.equalsIgnoreCase(kind.key()) || text.equalsIgnoreCase(kind.key() + "s")) {
        return kind;
      }
    }
    List<String> known = Arrays.stream(EndpointKind.values()).map(EndpointKind::key).toList();
    String near =
        Suggestions.nearest(text, known).map(kind -> " Did you mean " + kind + "?").orElse("");
    throw new TypeConversionException(
        text + " is no kind of endpoint; there are " + String.join(", ", known) + "." + near);
  }
}
