package dev.mxcp.sql.internal.text;

import dev.mxcp.sql.spi.SqlTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds statements, parameters and leading words in SQL, by the engine's own rules of what is a
 * string, a comment and an identifier.
 */
final class SqlLexer {

  private final String text;
  private final List<SqlText> statements = new ArrayList<>();
  private StatementDraft draft;
  private int position;

  SqlLexer(String text) {
    this.text = text;
    this.draft = new StatementDraft(0);
  }

  List<SqlText> statements() {
    while (position < text.length()) {
      step(text.charAt(position));
    }
    endStatement();
    return statements;
  }

  private void step(char c) {
    if (c == ';') {
      endStatement();
      position++;
      draft = new StatementDraft(position);
    } else if (c == '-' && next() == '-') {
      copyTo(endOfLine());
    } else if (c == '/' && next() == '*') {
      comment();
    } else if (Character.isWhitespace(c)) {
      copyTo(position + 1);
    } else {
      draft.hasToken = true;
      token(c);
    }
  }

  private void token(char c) {
    if (c == '\'') {
      draft.symbol(c);
      copyTo(endOfQuoted(position, '\'', false));
    } else if (c == '"') {
      int end = endOfQuoted(position, '"', false);
      draft.quoted(unquoted(position, end));
      copyTo(end);
    } else if (c == '$') {
      dollar();
    } else if (c == '?') {
      throw parameter("parameters have names: write $name instead of ?");
    } else if (isIdentifierStart(c)) {
      word();
    } else if (c >= '0' && c <= '9') {
      copyTo(endOfIdentifier(position));
    } else {
      draft.symbol(c);
      copyTo(position + 1);
    }
  }

  private void word() {
    int end = endOfIdentifier(position);
    draft.word(text.substring(position, end).toUpperCase(Locale.ROOT));
    boolean escapes = end - position == 1 && (text.charAt(position) | 0x20) == 'e';
    if (escapes && end < text.length() && text.charAt(end) == '\'') {
      end = endOfQuoted(end, '\'', true);
    }
    copyTo(end);
  }

  private void dollar() {
    char first = next();
    if (first == '"') {
      int end = endOfQuoted(position + 1, '"', false);
      parameter(unquoted(position + 1, end), end);
    } else if (first == '$' || isIdentifierStart(first)) {
      tagOrParameter();
    } else if (first >= '0' && first <= '9') {
      throw parameter("parameters have names: write $name instead of a number");
    } else {
      throw parameter("a $ must be followed by the name of a parameter");
    }
  }

  private String unquoted(int start, int end) {
    return text.substring(start + 1, Math.max(start + 1, end - 1)).replace("\"\"", "\"");
  }

  private void tagOrParameter() {
    int end = position + 1;
    while (end < text.length() && isIdentifierPart(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '$') {
      String tag = text.substring(position, end + 1);
      int close = text.indexOf(tag, end + 1);
      copyTo(close < 0 ? text.length() : close + tag.length());
    } else {
      parameter(text.substring(position + 1, end), end);
    }
  }

  private void parameter(String name, int end) {
    boolean dotted = end < text.length() && text.charAt(end) == '.';
    draft.parameter(name, end - position, dotted);
    position = end;
  }

  private SqlTextException parameter(String message) {
    return new SqlTextException(SqlTextException.Reason.PARAMETER, position, message);
  }

  private void endStatement() {
    if (draft.hasToken) {
      statements.add(draft.finish());
    }
  }

  private char next() {
    return position + 1 < text.length() ? text.charAt(position + 1) : '\0';
  }

  private void copyTo(int end) {
    draft.append(text, position, end);
    position = end;
  }

  private int endOfLine() {
    int end = position;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void comment() {
    int depth = 0;
    int deepest = 0;
    int end = position;
    do {
      if (text.startsWith("/*", end)) {
        depth++;
        end += 2;
      } else if (text.startsWith("*/", end)) {
        depth--;
        end += 2;
      } else {
        end++;
      }
      deepest = Math.max(deepest, depth);
    } while (depth > 0 && end < text.length());
    end = Math.min(end, text.length());
    if (depth == 0 && deepest > 1) {
      // The engine takes as long for comments in comments as the square of their depth.
      draft.blank(text, position, end);
      position = end;
    } else {
      copyTo(end);
    }
  }

  private int endOfQuoted(int start, char quote, boolean escapes) {
    int end = start + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean pair = end + 1 < text.length() && c == quote && text.charAt(end + 1) == quote;
      if (pair || (escapes && c == '\\')) {
        end += 2;
      } else if (c == quote) {
        return end + 1;
      } else {
        end++;
      }
    }
    return text.length();
  }

  private int endOfIdentifier(int start) {
    int end = start;
    while (end < text.length() && (isIdentifierPart(text.charAt(end)) || text.charAt(end) == '$')) {
      end++;
    }
    return end;
  }

  private static boolean isIdentifierStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }

  private static boolean isIdentifierPart(char c) {
    return isIdentifierStart(c) || (c >= '0' && c <= '9');
  }
}
