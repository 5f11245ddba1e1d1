package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Parses expressions as Jinja2 does, and remembers which variables they read.
 *
 * <p>It stands on one token after the other; what a tag has beside expressions ({@code for x in},
 * {@code set x =}) is read with {@link #accept}, {@link #expect} and {@link #target}.
 */
public final class ExpressionParser {

  /** How deep brackets may nest. */
  static final int MOST_DEEP = 100;

  private static final Set<String> RESERVED =
      Set.of("and", "or", "not", "in", "is", "if", "else", "elif", "recursive");
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "none", "True", "False", "None");

  private final List<Token> tokens;
  private final List<Token> reads = new ArrayList<>();
  private final OperatorParser operators = new OperatorParser(this);
  private int place;
  private int depth;

  /** Creates a parser for tokens, the last one of which is of kind END. */
  ExpressionParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  /** Returns the variables and functions that what was parsed so far reads, in its order. */
  public List<Token> reads() {
    return reads;
  }

  /** Returns whether nothing is left. */
  public boolean isAtEnd() {
    return token().kind() == Kind.END;
  }

  /** Fails where something is left. */
  public void expectEnd() throws SyntaxException {
    if (!isAtEnd()) {
      throw unexpected();
    }
  }

  /** Fails where something but a colon is left, which may end a tag that encloses something. */
  public void expectEndOfTag() throws SyntaxException {
    accept(":");
    expectEnd();
  }

  SyntaxException unexpected() {
    return new SyntaxException(token().shown() + " is not expected here", token().position());
  }

  SyntaxException expected(String what) {
    return new SyntaxException(what + " is expected, not " + token().shown(), token().position());
  }

  /** Consumes a word or an operator where it stands here. */
  public boolean accept(String image) {
    boolean found = token().is(image);
    place += found ? 1 : 0;
    return found;
  }

  /** Consumes a word or an operator that must stand here. */
  public void expect(String image) throws SyntaxException {
    if (!accept(image)) {
      throw expected("'" + image + "'");
    }
  }

  /** Returns whether a word or an operator stands here. */
  public boolean stands(String image) {
    return token().is(image);
  }

  /** Consumes a name. */
  public String name() throws SyntaxException {
    if (token().kind() != Kind.NAME || RESERVED.contains(token().text())) {
      throw expected("A name");
    }
    return next().text();
  }

  /**
   * Consumes what a tag assigns to: {@code a}, {@code a, b}, {@code (a, (b, c))} or {@code n.a}.
   */
  public Target target() throws SyntaxException {
    Target first = singleTarget();
    if (!stands(",")) {
      return first;
    }
    List<Target> targets = new ArrayList<>(List.of(first));
    while (accept(",")) {
      targets.add(singleTarget());
    }
    return new Target.Group(targets);
  }

  private Target singleTarget() throws SyntaxException {
    if (accept("(")) {
      deeper();
      Target inner = target();
      depth--;
      expect(")");
      return inner;
    }
    if (CONSTANTS.contains(token().text())) {
      throw unexpected();
    }
    String name = name();
    return accept(".") ? new Target.Attribute(name, name()) : new Target.Variable(name);
  }

  /** Parses an expression, or several with commas, which make a tuple. */
  public Expression tuple() throws SyntaxException {
    Expression first = expression();
    if (!stands(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (accept(",")) {
      if (isAtEnd() || stands(")") || stands("]") || stands("=") || stands(":")) {
        break;
      }
      items.add(expression());
    }
    return Expressions.tuple(items);
  }

  /** Parses an expression. */
  public Expression expression() throws SyntaxException {
    int before = depth;
    deeper();
    Expression value = operators.disjunction();
    while (accept("if")) {
      deeper();
      Expression condition = operators.disjunction();
      Expression otherwise = accept("else") ? expression() : Expressions.nothing();
      value = Expressions.choice(condition, value, otherwise);
    }
    depth = before;
    return before == 0 ? value : Expressions.nested(value);
  }

  private void deeper() throws SyntaxException {
    if (++depth > MOST_DEEP) {
      throw new SyntaxException(
          "The expression nests more than " + MOST_DEEP + " deep", token().position());
    }
  }

  /** Parses an expression that calls something. */
  public Expression callExpression() throws SyntaxException {
    Expression call = expression();
    if (!tokens.get(place - 1).is(")")) {
      throw expected("A call");
    }
    return call;
  }

  /** Parses what a loop goes over: its {@code if} is not an inline one. */
  public Expression loopItems() throws SyntaxException {
    Expression first = operators.disjunction();
    if (!stands(",")) {
      return first;
    }
    List<Expression> items = new ArrayList<>(List.of(first));
    while (accept(",") && !isAtEnd() && !stands("if") && !stands("recursive")) {
      items.add(operators.disjunction());
    }
    return Expressions.tuple(items);
  }

  /**
   * Parses filters that stand without a value.
   *
   * @param variable the name of what they are applied to
   * @param bare whether the first one stands without a bar
   */
  public Expression filters(String variable, boolean bare) throws SyntaxException {
    return operators.operands().filters(variable, bare);
  }

  Token token() {
    return tokens.get(place);
  }

  Token next() {
    return tokens.get(place++);
  }

  Token following() {
    return tokens.get(Math.min(place + 1, tokens.size() - 1));
  }

  boolean isReserved() {
    return token().kind() == Kind.NAME && RESERVED.contains(token().text());
  }

  /** Forgets what was read after the first so many, for a test that asks whether it exists. */
  void forgetAfter(int count) {
    reads.subList(count, reads.size()).clear();
  }

  void read(Token name) {
    reads.add(name);
  }
}
