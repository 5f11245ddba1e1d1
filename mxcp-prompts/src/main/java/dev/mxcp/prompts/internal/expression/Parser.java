package dev.mxcp.prompts.internal.expression;

import dev.mxcp.prompts.internal.expression.Token.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parses expressions as Jinja2 does, and remembers which variables they read.
 *
 * <p>It stands on one token after the other; what a tag has beside expressions ({@code for x in},
 * {@code set x =}) is read with {@link #accept}, {@link #expect} and {@link #targets}.
 */
public final class Parser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");
  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "is", "if", "else", "elif", "recursive");

  private final List<Token> tokens;
  private final Set<String> names = new LinkedHashSet<>();
  private int place;
  private int depth;

  /** Creates a parser at the beginning of a text. */
  public Parser(String source) throws ExpressionSyntaxException {
    tokens = Lexer.tokens(source);
  }

  /** Returns the variables and functions that what was parsed so far reads. */
  public Set<String> names() {
    return names;
  }

  /** Returns whether nothing is left. */
  public boolean isAtEnd() {
    return token().kind() == Kind.END;
  }

  /** Fails where something is left. */
  public void expectEnd() throws ExpressionSyntaxException {
    if (!isAtEnd()) {
      throw new ExpressionSyntaxException(token().shown() + " is not expected here");
    }
  }

  /** Consumes a word or an operator where it stands here. */
  public boolean accept(String image) {
    boolean found = token().is(image);
    place += found ? 1 : 0;
    return found;
  }

  /** Consumes a word or an operator that must stand here. */
  public void expect(String image) throws ExpressionSyntaxException {
    if (!accept(image)) {
      throw new ExpressionSyntaxException("'" + image + "' is expected, not " + token().shown());
    }
  }

  /** Consumes a name. */
  public String name() throws ExpressionSyntaxException {
    Token token = token();
    if (token.kind() != Kind.NAME || RESERVED.contains(token.text())) {
      throw new ExpressionSyntaxException("A name is expected, not " + token.shown());
    }
    place++;
    return token.text();
  }

  /** Consumes the names that a tag assigns to: {@code a} or {@code a, b}. */
  public List<String> targets() throws ExpressionSyntaxException {
    boolean open = accept("(");
    List<String> targets = new ArrayList<>(List.of(name()));
    while (accept(",")) {
      targets.add(name());
    }
    if (open) {
      expect(")");
    }
    return targets;
  }

  /** Parses an expression, or several with commas, which make a tuple. */
  public Expression tuple() throws ExpressionSyntaxException {
    Expression first = expression();
    if (!token().is(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (accept(",")) {
      if (isAtEnd() || token().is(")") || token().is("=")) {
        break;
      }
      items.add(expression());
    }
    return scope -> new Tuple(values(items, scope));
  }

  /** Parses an expression. */
  public Expression expression() throws ExpressionSyntaxException {
    if (++depth > Limits.DEPTH) {
      throw new ExpressionSyntaxException("The expression nests too deeply");
    }
    Expression value = disjunction();
    while (accept("if")) {
      value = choice(value);
    }
    depth--;
    return value;
  }

  private Expression choice(Expression then) throws ExpressionSyntaxException {
    Expression condition = disjunction();
    Expression otherwise =
        accept("else")
            ? expression()
            : scope -> new Undefined("the inline if has no else and its condition is false");
    return scope ->
        Truth.of(condition.evaluate(scope)) ? then.evaluate(scope) : otherwise.evaluate(scope);
  }

  /** Returns whether a word or an operator stands here. */
  public boolean stands(String image) {
    return token().is(image);
  }

  /** Parses what a loop goes over: its {@code if} is not an inline one. */
  public Expression loopItems() throws ExpressionSyntaxException {
    Expression first = disjunction();
    if (!token().is(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (accept(",")) {
      items.add(disjunction());
    }
    return scope -> new Tuple(values(items, scope));
  }

  private Expression disjunction() throws ExpressionSyntaxException {
    Expression value = conjunction();
    while (accept("or")) {
      Expression left = value;
      Expression right = conjunction();
      value =
          scope -> {
            Object first = left.evaluate(scope);
            return Truth.of(first) ? first : right.evaluate(scope);
          };
    }
    return value;
  }

  private Expression conjunction() throws ExpressionSyntaxException {
    Expression value = negation();
    while (accept("and")) {
      Expression left = value;
      Expression right = negation();
      value =
          scope -> {
            Object first = left.evaluate(scope);
            return Truth.of(first) ? right.evaluate(scope) : first;
          };
    }
    return value;
  }

  private Expression negation() throws ExpressionSyntaxException {
    boolean negative = false;
    boolean any = false;
    while (accept("not")) {
      negative = !negative;
      any = true;
    }
    Expression value = comparison();
    boolean inverted = negative;
    return any ? scope -> Truth.of(value.evaluate(scope)) != inverted : value;
  }

  private Expression comparison() throws ExpressionSyntaxException {
    Expression first = sum();
    List<String> operators = new ArrayList<>();
    List<Expression> others = new ArrayList<>();
    while (isComparison()) {
      operators.add(accept("not") ? "not " + next().text() : next().text());
      others.add(sum());
    }
    return operators.isEmpty() ? first : scope -> compare(first, operators, others, scope);
  }

  private boolean isComparison() {
    Token token = token();
    return (COMPARISONS.contains(token.text()) && token.is(token.text()))
        || (token.is("not") && tokens.get(place + 1).is("in"));
  }

  private static boolean compare(
      Expression first, List<String> operators, List<Expression> others, Scope scope) {
    Object left = first.evaluate(scope);
    for (int i = 0; i < operators.size(); i++) {
      Object right = others.get(i).evaluate(scope);
      if (!Comparisons.apply(operators.get(i), left, right)) {
        return false;
      }
      left = right;
    }
    return true;
  }

  private Expression sum() throws ExpressionSyntaxException {
    Expression value = concatenation();
    while (token().is("+") || token().is("-")) {
      value = binary(next().text(), value, concatenation());
    }
    return value;
  }

  private Expression concatenation() throws ExpressionSyntaxException {
    Expression first = product();
    if (!token().is("~")) {
      return first;
    }
    List<Expression> parts = new ArrayList<>(List.of(first));
    while (accept("~")) {
      parts.add(product());
    }
    return scope -> TextMethods.joined("", values(parts, scope));
  }

  private Expression product() throws ExpressionSyntaxException {
    Expression value = power();
    while (Set.of("*", "/", "//", "%").contains(token().text()) && token().is(token().text())) {
      value = binary(next().text(), value, power());
    }
    return value;
  }

  private Expression power() throws ExpressionSyntaxException {
    Expression value = new Operands(this).unary(true);
    while (accept("**")) {
      value = binary("**", value, new Operands(this).unary(true));
    }
    return value;
  }

  private static Expression binary(String operator, Expression left, Expression right) {
    return scope -> {
      scope.step();
      return Operations.apply(operator, left.evaluate(scope), right.evaluate(scope));
    };
  }

  /** Parses the arguments of a call, round brackets included. */
  Call arguments() throws ExpressionSyntaxException {
    expect("(");
    List<Expression> positional = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    while (!accept(")")) {
      if (token().kind() == Kind.NAME && tokens.get(place + 1).is("=")) {
        String name = next().text();
        expect("=");
        named.put(name, expression());
      } else if (named.isEmpty()) {
        positional.add(expression());
      } else {
        throw new ExpressionSyntaxException("An argument without a name follows one with a name");
      }
      if (!token().is(")")) {
        expect(",");
      }
    }
    return new Call(positional, named);
  }

  Token token() {
    return tokens.get(place);
  }

  Token next() {
    return tokens.get(place++);
  }

  boolean isReserved() {
    return token().kind() == Kind.NAME && RESERVED.contains(token().text());
  }

  /** Forgets names that were read between, for a test that asks whether they exist. */
  void forget(Set<String> before) {
    names.retainAll(before);
  }

  void read(String name) {
    names.add(name);
  }

  static List<Object> values(List<Expression> expressions, Scope scope) {
    List<Object> values = new ArrayList<>();
    for (Expression expression : expressions) {
      values.add(expression.evaluate(scope));
    }
    return values;
  }

  static Object integer(String text) {
    int radix =
        text.length() < 3
            ? 10
            : switch (Character.toLowerCase(text.charAt(1))) {
              case 'x' -> 16;
              case 'o' -> 8;
              case 'b' -> 2;
              default -> 10;
            };
    return Numbers.whole(new BigInteger(radix == 10 ? text : text.substring(2), radix));
  }
}
