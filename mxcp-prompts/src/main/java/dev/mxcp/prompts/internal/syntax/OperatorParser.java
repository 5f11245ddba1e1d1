package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.syntax.Expressions.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses operators, from those that bind most loosely to those that bind most tightly. */
final class OperatorParser {

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=", "in");

  private final ExpressionParser parser;
  private final OperandParser operands;

  OperatorParser(ExpressionParser parser) {
    this.parser = parser;
    this.operands = new OperandParser(parser);
  }

  OperandParser operands() {
    return operands;
  }

  Expression disjunction() throws SyntaxException {
    List<Expression> operands = new ArrayList<>(List.of(conjunction()));
    while (parser.accept("or")) {
      operands.add(conjunction());
    }
    return operands.size() == 1 ? operands.get(0) : Expressions.firstThatIs(true, operands);
  }

  private Expression conjunction() throws SyntaxException {
    List<Expression> operands = new ArrayList<>(List.of(negation()));
    while (parser.accept("and")) {
      operands.add(negation());
    }
    return operands.size() == 1 ? operands.get(0) : Expressions.firstThatIs(false, operands);
  }

  private Expression negation() throws SyntaxException {
    int negations = 0;
    while (parser.accept("not")) {
      negations++;
    }
    Expression value = comparison();
    return negations == 0 ? value : Expressions.negation(value, negations % 2 == 1);
  }

  private Expression comparison() throws SyntaxException {
    Expression first = sum();
    List<Operation> operations = new ArrayList<>();
    while (isComparison()) {
      String operator = parser.accept("not") ? "not " + parser.next().text() : parser.next().text();
      operations.add(new Operation(operator, sum()));
    }
    return operations.isEmpty() ? first : Expressions.comparison(first, operations);
  }

  private boolean isComparison() {
    return (COMPARISONS.contains(parser.token().text()) && parser.stands(parser.token().text()))
        || (parser.stands("not") && parser.following().is("in"));
  }

  /** Parses an operand; what it consists of binds more tightly. */
  @FunctionalInterface
  private interface Level {
    Expression parse() throws SyntaxException;
  }

  private Expression chain(Set<String> operators, Level operand) throws SyntaxException {
    Expression first = operand.parse();
    List<Operation> operations = new ArrayList<>();
    while (operators.contains(parser.token().text()) && parser.stands(parser.token().text())) {
      operations.add(new Operation(parser.next().text(), operand.parse()));
    }
    return operations.isEmpty() ? first : Expressions.arithmetic(first, operations);
  }

  private Expression sum() throws SyntaxException {
    return chain(Set.of("+", "-"), this::concatenation);
  }

  private Expression concatenation() throws SyntaxException {
    List<Expression> parts = new ArrayList<>(List.of(product()));
    while (parser.accept("~")) {
      parts.add(product());
    }
    return parts.size() == 1 ? parts.get(0) : Expressions.concatenation(parts);
  }

  private Expression product() throws SyntaxException {
    return chain(Set.of("*", "/", "//", "%"), this::power);
  }

  private Expression power() throws SyntaxException {
    return chain(Set.of("**"), operands::unary);
  }
}
