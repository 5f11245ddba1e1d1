package dev.mxcp.internal.yaml;

import org.jspecify.annotations.Nullable;

/** What we say about a parser's complaint: plain words, and nothing of the file's content. */
final class SyntaxText {

  private SyntaxText() {}

  /** Returns a sentence for the parser's reason. */
  static String message(String reason) {
    if (reason.startsWith("mapping values are not allowed")) {
      return "A colon stands where no key can be.";
    }
    if (reason.contains("but found '<stream end>'")
        || reason.contains("unexpected end of stream")) {
      return "The file ends in the middle of something that was opened.";
    }
    if (reason.contains("TAB")) {
      return "A tab stands where only spaces are allowed.";
    }
    if (reason.contains("expected <block end>")) {
      return "The indentation does not fit what stands above it.";
    }
    if (reason.contains("could not find expected ':'")) {
      return "A key without a colon.";
    }
    if (reason.contains("cannot start any token")) {
      return "A text cannot begin with this character unless it is in quotes.";
    }
    if (reason.contains("escape")) {
      return "An unknown escape in a text in double quotes.";
    }
    return "This is not valid YAML.";
  }

  /** Returns advice for the parser's reason; null where there is none. */
  static @Nullable String hint(String reason) {
    if (reason.startsWith("mapping values are not allowed")) {
      return "Put a text that holds a colon in quotes, or check the indentation.";
    }
    if (reason.contains("but found '<stream end>'")
        || reason.contains("unexpected end of stream")) {
      return "Close the bracket, brace or quote.";
    }
    if (reason.contains("expected <block end>")) {
      return "Keys of one mapping, and dashes of one list, begin in the same column.";
    }
    if (reason.contains("could not find expected ':'")) {
      return "Write `key: value`.";
    }
    if (reason.contains("escape")) {
      return "Use single quotes, or write the backslash twice.";
    }
    return null;
  }
}
