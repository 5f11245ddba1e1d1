package dev.mxcp.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.mxcp.spi.ConditionIssue;
import dev.mxcp.spi.ConditionScope;
import dev.mxcp.spi.InvalidConditionException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compiles one condition: once against the declared types, to find its errors, and once with
 * variables of any type, to run it on JSON values.
 */
final class ConditionCompiler {

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(CelPolicies.OPTIONS).build();

  private final String text;
  private final ConditionScope scope;

  ConditionCompiler(String text, ConditionScope scope) {
    this.text = text;
    this.scope = scope;
  }

  CelCondition compile() throws InvalidConditionException {
    try {
      return program();
    } catch (RuntimeException | CelEvaluationException e) {
      throw invalid("The condition cannot be used: " + e);
    }
  }

  private CelCondition program() throws InvalidConditionException, CelEvaluationException {
    CelAbstractSyntaxTree parsed = tree(builder().build().parse(text));
    CelTypes types = new CelTypes(mentioned(parsed));
    CelAbstractSyntaxTree checked = tree(typed(types).check(parsed));
    requireBoolean(checked);
    return new CelCondition(
        RUNTIME.createProgram(tree(untyped().check(parsed))),
        scope,
        variables(checked),
        warnings(checked, types));
  }

  private static CelCompilerBuilder builder() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(CelPolicies.OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
  }

  private CelCompiler typed(CelTypes types) {
    CelCompilerBuilder builder = builder();
    scope.variables().forEach((name, type) -> builder.addVar(name, types.of(type, name)));
    return builder
        .setTypeProvider(types.provider())
        .addFunctionDeclarations(CelFunctions.declarations(types.structs()))
        .build();
  }

  private CelCompiler untyped() {
    CelCompilerBuilder builder = builder();
    scope.variables().keySet().forEach(name -> builder.addVar(name, SimpleType.DYN));
    return builder.build();
  }

  private CelAbstractSyntaxTree tree(CelValidationResult result) throws InvalidConditionException {
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new InvalidConditionException(
          e.getErrors().stream()
              .map(this::issue)
              .distinct()
              .sorted(
                  Comparator.comparingInt(ConditionIssue::line)
                      .thenComparingInt(ConditionIssue::column))
              .toList());
    }
  }

  private ConditionIssue issue(CelIssue issue) {
    return new ConditionIssue(
        ErrorText.of(issue.getMessage(), scope.variables().keySet()),
        issue.getSourceLocation().getLine(),
        issue.getSourceLocation().getColumn() + 1);
  }

  private static InvalidConditionException invalid(String message) {
    return new InvalidConditionException(List.of(new ConditionIssue(message, 1, 1)));
  }

  private static void requireBoolean(CelAbstractSyntaxTree checked)
      throws InvalidConditionException {
    CelType type = checked.getResultType();
    if (type.kind() != CelKind.BOOL && type.kind() != CelKind.DYN) {
      throw invalid("A condition must be true or false, and this is " + name(type) + ".");
    }
  }

  private static String name(CelType type) {
    return switch (type.kind()) {
      case STRUCT, MAP -> "an object";
      case LIST -> "a list";
      case INT -> "an integer";
      case DOUBLE -> "a number";
      default -> type.name();
    };
  }

  private static Set<String> mentioned(CelAbstractSyntaxTree tree) {
    return nodes(tree).stream()
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.SELECT)
        .map(expr -> expr.select().field())
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> variables(CelAbstractSyntaxTree checked) {
    return nodes(checked).stream()
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.IDENT)
        .map(expr -> expr.ident().name())
        .map(name -> name.startsWith(".") ? name.substring(1) : name)
        .filter(scope.variables()::containsKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Collection<CelExpr> nodes(CelAbstractSyntaxTree tree) {
    return CelNavigableAst.fromAst(tree).getRoot().allNodes().map(CelNavigableExpr::expr).toList();
  }

  private static List<ConditionIssue> warnings(CelAbstractSyntaxTree checked, CelTypes types) {
    return nodes(checked).stream()
        .filter(expr -> expr.getKind() == CelExpr.ExprKind.Kind.SELECT)
        .flatMap(expr -> warning(checked, types, expr).stream())
        .distinct()
        .toList();
  }

  private static Optional<ConditionIssue> warning(
      CelAbstractSyntaxTree checked, CelTypes types, CelExpr expr) {
    String field = expr.select().field();
    String struct = checked.getType(expr.select().operand().id()).map(CelType::name).orElse("");
    if (!types.isUndeclared(struct, field)) {
      return Optional.empty();
    }
    String message =
        "The declared type has no field `" + field + "`; where it is absent, the call is denied.";
    CelSource source = checked.getSource();
    return Optional.of(
        Optional.ofNullable(source.getPositionsMap().get(expr.id()))
            .flatMap(source::getOffsetLocation)
            .map(at -> new ConditionIssue(message, at.getLine(), at.getColumn() + 1))
            .orElseGet(() -> new ConditionIssue(message, 1, 1)));
  }
}
