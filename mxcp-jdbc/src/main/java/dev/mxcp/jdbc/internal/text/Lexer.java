package dev.mxcp.jdbc.internal.text;

import dev.mxcp.sql.spi.SqlTextException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds statements, parameters and names in SQL. */
final class Lexer {

  private final String text;
  private final Syntax syntax;
  private final Scanner scanner;
  private final List<Statement> statements = new ArrayList<>();
  private Draft draft;
  private int position;

  Lexer(String text, Syntax syntax) {
    this.text = text;
    this.syntax = syntax;
    this.scanner = new Scanner(text);
    this.draft = new Draft(0);
  }

  List<Statement> statements() {
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
      draft = new Draft(position);
    } else if (c == '-' && scanner.at(position + 1) == '-') {
      position = scanner.endOfLine(position);
    } else if (c == '/' && scanner.at(position + 1) == '*') {
      position = scanner.endOfComment(position, syntax.nestedComments());
    } else if (Character.isWhitespace(c)) {
      position++;
    } else {
      token(c);
    }
  }

  private void token(char c) {
    if (c == '\'') {
      symbol(scanner.endOfQuoted(position, '\'', false));
    } else if (c == '"' || (c == '`' && syntax.backticks())) {
      quotedName(c);
    } else if (c == '$') {
      dollar();
    } else if (c == '?') {
      question();
    } else if (Scanner.isNameStart(c)) {
      word();
    } else if (c >= '0' && c <= '9') {
      symbol(scanner.endOfName(position));
    } else {
      symbol(position + 1);
    }
  }

  private void symbol(int end) {
    draft.token(String.valueOf(text.charAt(position)), position);
    position = end;
  }

  private void quotedName(char quote) {
    int end = scanner.endOfQuoted(position, quote, false);
    draft.quoted(text.substring(position + 1, Math.max(position + 1, end - 1)), position);
    position = end;
  }

  private void question() {
    if (!syntax.questionOperators()) {
      throw parameter("parameters have names: write $name instead of ?");
    }
    draft.operator(position);
    symbol(position + 1);
  }

  private void word() {
    int end = scanner.endOfName(position);
    String word = text.substring(position, end).toUpperCase(Locale.ROOT);
    if (syntax.escapeStrings() && word.equals("E") && scanner.at(end) == '\'') {
      symbol(scanner.endOfQuoted(end, '\'', true));
      return;
    }
    if (word.equals("U") && scanner.at(end) == '&') {
      draft.quoted("u&", position);
      end++;
    }
    draft.word(word, position);
    position = end;
  }

  private void dollar() {
    char next = scanner.at(position + 1);
    if (next == '"') {
      int end = scanner.endOfQuoted(position + 1, '"', false);
      String name = text.substring(position + 2, Math.max(position + 2, end - 1));
      parameter(name.replace("\"\"", "\""), end);
    } else if (Scanner.isNameStart(next) || next == '$') {
      tagOrParameter();
    } else if (next >= '0' && next <= '9') {
      throw parameter("parameters have names: write $name instead of a number");
    } else {
      throw parameter("a $ must be followed by the name of a parameter");
    }
  }

  private void tagOrParameter() {
    int end = scanner.endOfPlainName(position + 1);
    if (syntax.dollarQuotes() && scanner.at(end) == '$') {
      String tag = text.substring(position, end + 1);
      int close = text.indexOf(tag, end + 1);
      symbol(close < 0 ? text.length() : close + tag.length());
    } else {
      parameter(text.substring(position + 1, end), end);
    }
  }

  private void parameter(String name, int end) {
    int after = scanner.skipSpace(end, syntax.nestedComments());
    int closing = scanner.at(after) == ')' ? after + 1 : -1;
    draft.parameter(name, position, end, closing);
    position = end;
  }

  private SqlTextException parameter(String message) {
    return new SqlTextException(SqlTextException.Reason.PARAMETER, position, message);
  }

  private void endStatement() {
    if (!draft.isEmpty()) {
      statements.add(draft.finish(text, position));
    }
  }
}
