package dev.mxcp.prompts.internal.expression;

import dev.mxcp.prompts.internal.expression.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into tokens. */
final class Lexer {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*)"
              + "|(?<float>(?<!\\.)\\d+(?:_\\d+)*(?:\\.\\d+(?:_\\d+)*(?:[eE][+-]?\\d+)?|[eE][+-]?\\d+))"
              + "|(?<integer>0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|\\d+(?:_\\d+)*)"
              + "|(?<string>'(?:[^'\\\\]|\\\\.)*+'|\"(?:[^\"\\\\]|\\\\.)*+\")"
              + "|(?<operator>\\*\\*|//|==|!=|<=|>=|[-+*/%~()\\[\\]{}<>=.,:|;])",
          Pattern.DOTALL);

  private Lexer() {}

  static List<Token> tokens(String source) throws ExpressionSyntaxException {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source);
    int from = 0;
    while (from < source.length()) {
      if (!matcher.region(from, source.length()).lookingAt()) {
        throw new ExpressionSyntaxException(unexpected(source, from));
      }
      add(matcher, tokens);
      from = matcher.end();
    }
    tokens.add(new Token(Kind.END, ""));
    return tokens;
  }

  private static String unexpected(String source, int from) {
    char c = source.charAt(from);
    return c == '\'' || c == '"'
        ? "A text begins with " + c + " and does not end"
        : "'" + Character.toString(source.codePointAt(from)) + "' is not expected here";
  }

  private static void add(Matcher matcher, List<Token> tokens) throws ExpressionSyntaxException {
    if (matcher.group("name") != null) {
      tokens.add(new Token(Kind.NAME, matcher.group()));
    } else if (matcher.group("float") != null) {
      tokens.add(new Token(Kind.FLOAT, matcher.group().replace("_", "")));
    } else if (matcher.group("integer") != null) {
      tokens.add(new Token(Kind.INTEGER, matcher.group().replace("_", "")));
    } else if (matcher.group("string") != null) {
      String image = matcher.group();
      tokens.add(new Token(Kind.STRING, unescaped(image.substring(1, image.length() - 1))));
    } else if (matcher.group("operator") != null) {
      tokens.add(new Token(Kind.OPERATOR, matcher.group()));
    }
  }

  private static String unescaped(String text) throws ExpressionSyntaxException {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = text.charAt(++i);
      int simple = "\n\\'\"abfnrtv".indexOf(c);
      int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
      if (simple >= 0) {
        // A backslash at the end of a line joins it with the next one.
        out.append(simple == 0 ? "" : "\n\\'\"\u0007\b\f\n\r\t\u000b".charAt(simple));
      } else if (digits > 0) {
        out.appendCodePoint(codePoint(text, i + 1, digits));
        i += digits;
      } else {
        out.append('\\').append(c);
      }
    }
    return out.toString();
  }

  private static int codePoint(String text, int from, int digits) throws ExpressionSyntaxException {
    try {
      int code = Integer.parseInt(text.substring(from, from + digits), 16);
      if (Character.isValidCodePoint(code)) {
        return code;
      }
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      // Both mean the same as a code point that does not exist.
    }
    throw new ExpressionSyntaxException("A text has an escape that stands for no character");
  }
}
