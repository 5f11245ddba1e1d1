package dev.mxcp.prompts.internal.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses what operators stand between: literals, names, attributes, calls, filters and tests. */
final class Operands {

  private static final Set<String> ASKING_FILTERS = Set.of("default", "d");
  private static final Set<String> ASKING_TESTS = Set.of("defined", "undefined");

  private final Parser parser;

  Operands(Parser parser) {
    this.parser = parser;
  }

  /** Parses an operand with its signs, attributes, filters and tests. */
  Expression unary(boolean filtered) throws ExpressionSyntaxException {
    Set<String> before = new LinkedHashSet<>(parser.names());
    boolean isName = parser.token().kind() == Token.Kind.NAME;
    Expression value = signed();
    if (!filtered) {
      return value;
    }
    while (true) {
      if (parser.accept("|")) {
        isName = forgetWhereAsked(ASKING_FILTERS, isName, before);
        value = filter(value);
      } else if (parser.accept("is")) {
        isName = forgetWhereAsked(ASKING_TESTS, isName, before);
        value = test(value);
      } else if (parser.token().is("(")) {
        value = call(value);
      } else {
        return value;
      }
    }
  }

  /** A template may ask whether a variable exists that nobody declares. */
  private boolean forgetWhereAsked(Set<String> askers, boolean isName, Set<String> before) {
    String word = parser.token().is("not") ? "defined" : parser.token().text();
    if (isName && askers.contains(word)) {
      parser.forget(before);
    }
    return false;
  }

  private Expression signed() throws ExpressionSyntaxException {
    if (parser.accept("-")) {
      Expression value = unary(false);
      return scope -> Operations.negate(value.evaluate(scope));
    } else if (parser.accept("+")) {
      Expression value = unary(false);
      return scope -> Operations.plus(value.evaluate(scope));
    }
    return postfix(primary());
  }

  private Expression primary() throws ExpressionSyntaxException {
    Token token = parser.token();
    return switch (token.kind()) {
      case NAME -> named();
      case STRING -> string();
      case INTEGER -> constant(Parser.integer(parser.next().text()));
      case FLOAT -> constant(Double.valueOf(parser.next().text()));
      default -> enclosed();
    };
  }

  private static Expression constant(Object value) {
    return scope -> value;
  }

  private Expression named() throws ExpressionSyntaxException {
    if (parser.isReserved()) {
      throw new ExpressionSyntaxException(parser.token().shown() + " is not expected here");
    }
    String name = parser.next().text();
    return switch (name) {
      case "true", "True" -> constant(true);
      case "false", "False" -> constant(false);
      case "none", "None" -> constant(None.NONE);
      default -> variable(name);
    };
  }

  private Expression variable(String name) {
    parser.read(name);
    return scope -> {
      scope.step();
      return scope.get(name);
    };
  }

  private Expression string() {
    StringBuilder text = new StringBuilder();
    while (parser.token().kind() == Token.Kind.STRING) {
      text.append(parser.next().text());
    }
    return constant(text.toString());
  }

  private Expression enclosed() throws ExpressionSyntaxException {
    if (parser.accept("(")) {
      if (parser.accept(")")) {
        return constant(new Tuple(List.of()));
      }
      Expression value = parser.tuple();
      parser.expect(")");
      return value;
    } else if (parser.accept("[")) {
      List<Expression> items = list();
      return scope -> Parser.values(items, scope);
    } else if (parser.accept("{")) {
      return map();
    }
    throw new ExpressionSyntaxException("An expression is expected, not " + parser.token().shown());
  }

  private List<Expression> list() throws ExpressionSyntaxException {
    List<Expression> items = new ArrayList<>();
    while (!parser.accept("]")) {
      items.add(parser.expression());
      if (!parser.token().is("]")) {
        parser.expect(",");
      }
    }
    return items;
  }

  private Expression map() throws ExpressionSyntaxException {
    Map<Expression, Expression> entries = new LinkedHashMap<>();
    while (!parser.accept("}")) {
      Expression key = parser.expression();
      parser.expect(":");
      entries.put(key, parser.expression());
      if (!parser.token().is("}")) {
        parser.expect(",");
      }
    }
    return scope -> {
      Map<Object, Object> map = new LinkedHashMap<>();
      entries.forEach(
          (key, value) -> map.put(Members.key(map, key.evaluate(scope)), value.evaluate(scope)));
      return map;
    };
  }

  private Expression postfix(Expression first) throws ExpressionSyntaxException {
    Expression value = first;
    while (true) {
      if (parser.accept(".")) {
        value = attribute(value);
      } else if (parser.accept("[")) {
        value = subscript(value);
      } else if (parser.token().is("(")) {
        value = call(value);
      } else {
        return value;
      }
    }
  }

  private Expression attribute(Expression value) throws ExpressionSyntaxException {
    if (parser.token().kind() == Token.Kind.INTEGER) {
      Object index = Parser.integer(parser.next().text());
      return scope -> Members.item(value.evaluate(scope), index);
    }
    if (parser.token().kind() != Token.Kind.NAME) {
      throw new ExpressionSyntaxException("A name is expected, not " + parser.token().shown());
    }
    String name = parser.next().text();
    return scope -> Members.attribute(value.evaluate(scope), name);
  }

  private Expression subscript(Expression value) throws ExpressionSyntaxException {
    Expression from = parser.token().is(":") ? constant(None.NONE) : parser.expression();
    if (parser.accept("]")) {
      return scope -> Members.item(value.evaluate(scope), from.evaluate(scope));
    }
    parser.expect(":");
    Expression to = bound();
    Expression step = parser.accept(":") ? bound() : constant(None.NONE);
    parser.expect("]");
    return scope ->
        Sequences.slice(
            value.evaluate(scope), from.evaluate(scope), to.evaluate(scope), step.evaluate(scope));
  }

  private Expression bound() throws ExpressionSyntaxException {
    return parser.token().is(":") || parser.token().is("]")
        ? constant(None.NONE)
        : parser.expression();
  }

  private Expression call(Expression callee) throws ExpressionSyntaxException {
    Call call = parser.arguments();
    return scope -> {
      scope.step();
      Object value = callee.evaluate(scope);
      Operations.requireDefined(value);
      if (!(value instanceof Callable callable)) {
        throw new EvaluationException(Texts.typeName(value) + " cannot be called");
      }
      return callable.call(call.evaluate(scope));
    };
  }

  private Expression filter(Expression value) throws ExpressionSyntaxException {
    String name = parser.name();
    Filter filter = Filters.find(name);
    Call call = parser.token().is("(") ? parser.arguments() : Call.NONE;
    return scope -> {
      scope.step();
      return filter.apply(value.evaluate(scope), call.evaluate(scope));
    };
  }

  private Expression test(Expression value) throws ExpressionSyntaxException {
    boolean negative = parser.accept("not");
    Test test = Tests.find(testName());
    Call call = testArguments();
    return scope -> test.holds(value.evaluate(scope), call.evaluate(scope)) != negative;
  }

  private String testName() {
    return parser.next().text();
  }

  private Call testArguments() throws ExpressionSyntaxException {
    if (parser.token().is("(")) {
      return parser.arguments();
    }
    boolean begins =
        switch (parser.token().kind()) {
          case NAME -> !parser.isReserved();
          case STRING, INTEGER, FLOAT -> true;
          case OPERATOR -> parser.token().is("[") || parser.token().is("{");
          case END -> false;
        };
    return begins ? new Call(List.of(postfix(primary())), Map.of()) : Call.NONE;
  }
}
