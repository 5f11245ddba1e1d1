package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.evaluate.Members;
import dev.mxcp.prompts.internal.evaluate.Slices;
import dev.mxcp.prompts.internal.filter.Filter;
import dev.mxcp.prompts.internal.filter.Filters;
import dev.mxcp.prompts.internal.filter.Test;
import dev.mxcp.prompts.internal.filter.Tests;
import dev.mxcp.prompts.internal.syntax.Expressions.Step;
import dev.mxcp.prompts.internal.value.Callable;
import dev.mxcp.prompts.internal.value.EvaluationException;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses what operators stand between: values with signs, attributes, calls, filters, tests. */
final class OperandParser {

  private static final Set<String> ASKING_FILTERS = Set.of("default", "d");
  private static final Set<String> ASKING_TESTS = Set.of("defined", "undefined");

  private final ExpressionParser parser;
  private final PrimaryParser primaries;

  OperandParser(ExpressionParser parser) {
    this.parser = parser;
    this.primaries = new PrimaryParser(parser);
  }

  /** Parses an operand with its signs, attributes, filters and tests. */
  Expression unary() throws SyntaxException {
    int before = parser.reads().size();
    boolean isName = parser.token().kind() == Token.Kind.NAME;
    Expression value = signed();
    List<Step> steps = new ArrayList<>();
    while (true) {
      if (parser.accept("|")) {
        forgetWhereAsked(ASKING_FILTERS, isName && steps.isEmpty(), before);
        steps.add(filter());
      } else if (parser.accept("is")) {
        forgetWhereAsked(ASKING_TESTS, isName && steps.isEmpty(), before);
        steps.add(test());
      } else if (parser.stands("(")) {
        steps.add(call());
      } else {
        return steps.isEmpty() ? value : Expressions.steps(value, steps);
      }
    }
  }

  /** A template may ask whether a variable exists that nobody declares. */
  private void forgetWhereAsked(Set<String> askers, boolean isName, int before) {
    String word = parser.stands("not") ? parser.following().text() : parser.token().text();
    if (isName && askers.contains(word)) {
      parser.forgetAfter(before);
    }
  }

  private Expression signed() throws SyntaxException {
    StringBuilder signs = new StringBuilder();
    while (parser.stands("-") || parser.stands("+")) {
      signs.append(parser.next().text());
    }
    Expression value = postfix(primaries.parse());
    return signs.length() == 0 ? value : Expressions.signed(signs.toString(), value);
  }

  private Expression postfix(Expression first) throws SyntaxException {
    List<Step> steps = new ArrayList<>();
    while (true) {
      if (parser.accept(".")) {
        steps.add(attribute());
      } else if (parser.accept("[")) {
        steps.add(subscript());
      } else if (parser.stands("(")) {
        steps.add(call());
      } else {
        return steps.isEmpty() ? first : Expressions.steps(first, steps);
      }
    }
  }

  private Step attribute() throws SyntaxException {
    if (parser.token().kind() == Token.Kind.INTEGER) {
      Object index = primaries.integer();
      return (value, scope) -> Members.item(value, index, scope.budget());
    }
    if (parser.token().kind() != Token.Kind.NAME) {
      throw parser.expected("A name");
    }
    String name = parser.next().text();
    return (value, scope) -> Members.attribute(value, name, scope.budget());
  }

  private Step subscript() throws SyntaxException {
    Expression from = parser.stands(":") ? Expressions.constant(None.NONE) : parser.tuple();
    if (parser.accept("]")) {
      return (value, scope) -> Members.item(value, from.evaluate(scope), scope.budget());
    }
    parser.expect(":");
    Expression to = bound();
    Expression step = parser.accept(":") ? bound() : Expressions.constant(None.NONE);
    parser.expect("]");
    return (value, scope) ->
        Slices.slice(
            value, from.evaluate(scope), to.evaluate(scope), step.evaluate(scope), scope.budget());
  }

  private Expression bound() throws SyntaxException {
    return parser.stands(":") || parser.stands("]")
        ? Expressions.constant(None.NONE)
        : parser.expression();
  }

  private Step call() throws SyntaxException {
    Call call = primaries.arguments();
    return (value, scope) -> {
      Members.requireDefined(value);
      if (!(value instanceof Callable callable)) {
        throw new EvaluationException(ValueText.typeName(value) + " cannot be called");
      }
      return callable.call(call.evaluate(scope));
    };
  }

  /** Parses filters alone, and applies them to a variable; the first may stand without its bar. */
  Expression filters(String variable, boolean bare) throws SyntaxException {
    List<Step> steps = new ArrayList<>();
    if (bare) {
      steps.add(filter());
    }
    while (parser.accept("|")) {
      steps.add(filter());
    }
    return Expressions.steps(Expressions.variable(variable), steps);
  }

  private Step filter() throws SyntaxException {
    Token name = parser.token();
    Filter filter = Filters.find(parser.name());
    if (filter == null) {
      throw new SyntaxException(
          "There is no filter '" + name.text() + "'." + Suggestion.of(name.text(), Filters.names()),
          name.position());
    }
    Call call = parser.stands("(") ? primaries.arguments() : Call.NONE;
    return (value, scope) -> filter.apply(value, call.evaluate(scope));
  }

  private Step test() throws SyntaxException {
    boolean negative = parser.accept("not");
    Token name = parser.next();
    Test test = Tests.find(name.text());
    if (test == null) {
      throw new SyntaxException(
          "There is no test '" + name.text() + "'." + Suggestion.of(name.text(), Tests.names()),
          name.position());
    }
    Call call = testArguments();
    return (value, scope) -> test.holds(value, call.evaluate(scope)) != negative;
  }

  private Call testArguments() throws SyntaxException {
    if (parser.stands("(")) {
      return primaries.arguments();
    }
    boolean begins =
        switch (parser.token().kind()) {
          case NAME -> !parser.isReserved();
          case STRING, INTEGER, FLOAT -> true;
          case OPERATOR -> parser.stands("[") || parser.stands("{");
          case END -> false;
        };
    return begins ? Call.of(List.of(postfix(primaries.parse()))) : Call.NONE;
  }
}
