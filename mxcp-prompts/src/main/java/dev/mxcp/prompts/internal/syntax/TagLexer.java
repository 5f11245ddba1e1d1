package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.syntax.Token.Kind;
import dev.mxcp.prompts.internal.value.Characters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads the tokens of a tag up to its end.
 *
 * <p>The end is the first one outside of strings and brackets, so that it may stand in a text or
 * close two maps at once.
 */
public final class TagLexer {

  private static final List<String> OPERATORS = List.of("**", "//", "==", "!=", "<=", ">=");
  private static final String SINGLE_OPERATORS = "+-*/%~()[]{}<>=.,:|;";
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  private final Source source;
  private final int start;
  private final String closing;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Character> brackets = new ArrayDeque<>();
  private int place;

  /**
   * Creates a lexer for one tag.
   *
   * @param source the template
   * @param start where the tag begins
   * @param inside where its content begins
   * @param closing how it ends
   */
  public TagLexer(Source source, int start, int inside, String closing) {
    this.source = source;
    this.start = start;
    this.closing = closing;
    this.place = inside;
  }

  /** Reads the tag; {@link #end} tells where the template goes on. */
  public Tag read() throws SyntaxException {
    place = source.skipSpace(place);
    while (!atEnd()) {
      if (place >= source.length()) {
        throw missing();
      }
      tokens.add(token());
      place = source.skipSpace(place);
    }
    tokens.add(new Token(Kind.END, "", source.position(place)));
    return new Tag(source.position(start), List.copyOf(tokens));
  }

  private SyntaxException missing() {
    String opening = source.text().substring(start, start + 2);
    return new SyntaxException(
        "'" + opening + "' has no '" + closing + "'", source.position(start));
  }

  /** Returns where the template goes on, behind whitespace where the tag strips it. */
  public int end() {
    boolean strips = source.at(place) == '-';
    int after = place + closing.length() + (source.has(closing, place) ? 0 : 1);
    return strips ? source.skipSpace(after) : after;
  }

  private boolean atEnd() {
    return brackets.isEmpty()
        && (source.has(closing, place)
            || source.has("-" + closing, place)
            || (closing.equals("%}") && source.has("+%}", place)));
  }

  private Token token() throws SyntaxException {
    int from = place;
    int c = source.text().codePointAt(place);
    Position position = source.position(from);
    if (c >= '0' && c <= '9') {
      return number(position);
    } else if (Characters.isWord(c)) {
      return name(c, position);
    } else if (c == '\'' || c == '"') {
      StringLiteral literal = new StringLiteral(source, place);
      place = literal.end();
      return new Token(Kind.STRING, literal.value(), position);
    }
    String operator = operator();
    if (operator.isEmpty()) {
      throw new SyntaxException("'" + Character.toString(c) + "' is not expected here", position);
    }
    balance(operator, position);
    place += operator.length();
    return new Token(Kind.OPERATOR, operator, position);
  }

  private String operator() {
    for (String operator : OPERATORS) {
      if (source.has(operator, place)) {
        return operator;
      }
    }
    char c = source.at(place);
    return SINGLE_OPERATORS.indexOf(c) >= 0 ? Character.toString(c) : "";
  }

  private void balance(String operator, Position position) throws SyntaxException {
    int opening = OPENING.indexOf(operator);
    int closes = CLOSING.indexOf(operator);
    if (opening >= 0) {
      brackets.push(CLOSING.charAt(opening));
    } else if (closes >= 0 && (brackets.isEmpty() || brackets.pop() != operator.charAt(0))) {
      throw new SyntaxException("'" + operator + "' is not expected here", position);
    }
  }

  private Token name(int first, Position position) throws SyntaxException {
    if (!Characters.isNameStart(first)) {
      throw new SyntaxException(
          "'" + Character.toString(first) + "' is not expected here", position);
    }
    int from = place;
    String text = source.text();
    while (place < text.length() && Characters.isWord(text.codePointAt(place))) {
      place += Character.charCount(text.codePointAt(place));
    }
    return new Token(Kind.NAME, text.substring(from, place), position);
  }

  private Token number(Position position) {
    int from = place;
    boolean afterPoint = from > 0 && source.at(from - 1) == '.';
    int end = afterPoint ? from : floatEnd(from);
    Kind kind = end > from ? Kind.FLOAT : Kind.INTEGER;
    place = end > from ? end : integerEnd(from);
    return new Token(kind, source.text().substring(from, place).replace("_", ""), position);
  }

  /** Returns the end of a number with a point or an exponent; its beginning where it has none. */
  private int floatEnd(int from) {
    int whole = digits(from, 10);
    int end = whole;
    if (source.at(whole) == '.' && isDigit(source.at(whole + 1), 10)) {
      end = digits(whole + 1, 10);
    }
    if (source.at(end) == 'e' || source.at(end) == 'E') {
      int sign = source.at(end + 1) == '+' || source.at(end + 1) == '-' ? 1 : 0;
      if (isDigit(source.at(end + 1 + sign), 10)) {
        return digits(end + 1 + sign, 10);
      }
    }
    return end == whole ? from : end;
  }

  private int integerEnd(int from) {
    int radix =
        source.at(from) != '0'
            ? 10
            : switch (Character.toLowerCase(source.at(from + 1))) {
              case 'x' -> 16;
              case 'o' -> 8;
              case 'b' -> 2;
              default -> 1;
            };
    if (radix == 10 || radix == 1) {
      return digits(from, radix);
    }
    int mark = source.at(from + 2) == '_' ? 1 : 0;
    return isDigit(source.at(from + 2 + mark), radix)
        ? digits(from + 2 + mark, radix)
        : digits(from, 1);
  }

  /** Returns where digits end; one underscore may stand between two of them. */
  private int digits(int from, int radix) {
    int end = from;
    while (isDigit(source.at(end), radix)
        || (source.at(end) == '_' && end > from && isDigit(source.at(end + 1), radix))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c, int radix) {
    // A number that begins with 0 goes on with nothing but zeros, which Character has no radix for.
    return radix == 1 ? c == '0' : c < 128 && Character.digit(c, radix) >= 0;
  }
}
