package dev.mxcp.prompts.internal.syntax;

import dev.mxcp.prompts.internal.evaluate.Expression;
import dev.mxcp.prompts.internal.value.Keys;
import dev.mxcp.prompts.internal.value.Limits;
import dev.mxcp.prompts.internal.value.None;
import dev.mxcp.prompts.internal.value.Numbers;
import dev.mxcp.prompts.internal.value.Tuple;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses literals, names, what stands in brackets, and arguments. */
final class PrimaryParser {

  private final ExpressionParser parser;

  PrimaryParser(ExpressionParser parser) {
    this.parser = parser;
  }

  Expression parse() throws SyntaxException {
    return switch (parser.token().kind()) {
      case NAME -> named();
      case STRING -> string();
      case INTEGER -> Expressions.constant(integer());
      case FLOAT -> Expressions.constant(Double.valueOf(parser.next().text()));
      default -> enclosed();
    };
  }

  private Expression named() throws SyntaxException {
    if (parser.isReserved()) {
      throw parser.unexpected();
    }
    Token name = parser.next();
    return switch (name.text()) {
      case "true", "True" -> Expressions.constant(true);
      case "false", "False" -> Expressions.constant(false);
      case "none", "None" -> Expressions.constant(None.NONE);
      default -> {
        parser.read(name);
        yield Expressions.variable(name.text());
      }
    };
  }

  private Expression string() {
    StringBuilder text = new StringBuilder();
    while (parser.token().kind() == Token.Kind.STRING) {
      text.append(parser.next().text());
    }
    return Expressions.constant(text.toString());
  }

  /** Consumes a whole number. */
  Object integer() throws SyntaxException {
    Token token = parser.next();
    String text = token.text();
    int radix =
        text.length() < 3
            ? 10
            : switch (Character.toLowerCase(text.charAt(1))) {
              case 'x' -> 16;
              case 'o' -> 8;
              case 'b' -> 2;
              default -> 10;
            };
    if (text.length() > Limits.BITS / 4) {
      throw new SyntaxException("The number has too many digits", token.position());
    }
    return Numbers.whole(new BigInteger(radix == 10 ? text : text.substring(2), radix));
  }

  private Expression enclosed() throws SyntaxException {
    if (parser.accept("(")) {
      if (parser.accept(")")) {
        return Expressions.constant(new Tuple(List.of()));
      }
      Expression value = parser.tuple();
      parser.expect(")");
      return value;
    } else if (parser.accept("[")) {
      List<Expression> items = list();
      return scope -> Expressions.values(items, scope);
    } else if (parser.accept("{")) {
      return map();
    }
    throw parser.expected("An expression");
  }

  private List<Expression> list() throws SyntaxException {
    List<Expression> items = new ArrayList<>();
    while (!parser.accept("]")) {
      items.add(parser.expression());
      if (!parser.stands("]")) {
        parser.expect(",");
      }
    }
    return items;
  }

  /** A key with its value. */
  private record Entry(Expression key, Expression value) {}

  private Expression map() throws SyntaxException {
    List<Entry> entries = new ArrayList<>();
    while (!parser.accept("}")) {
      Expression key = parser.expression();
      parser.expect(":");
      entries.add(new Entry(key, parser.expression()));
      if (!parser.stands("}")) {
        parser.expect(",");
      }
    }
    return scope -> {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (Entry entry : entries) {
        scope.budget().step();
        Object key = Keys.existing(map, entry.key().evaluate(scope), scope.budget());
        map.put(key, entry.value().evaluate(scope));
      }
      return map;
    };
  }

  /** Parses the arguments of a call, round brackets included. */
  Call arguments() throws SyntaxException {
    parser.expect("(");
    List<Expression> positional = new ArrayList<>();
    List<Expression> lists = new ArrayList<>();
    Map<String, Expression> named = new LinkedHashMap<>();
    List<Expression> maps = new ArrayList<>();
    while (!parser.accept(")")) {
      boolean onlyPositional = lists.isEmpty() && named.isEmpty() && maps.isEmpty();
      if (parser.accept("**")) {
        maps.add(parser.expression());
      } else if (parser.accept("*")) {
        lists.add(parser.expression());
      } else if (parser.token().kind() == Token.Kind.NAME && parser.following().is("=")) {
        String name = parser.next().text();
        if (named.containsKey(name)) {
          throw parser.unexpected();
        }
        parser.expect("=");
        named.put(name, parser.expression());
      } else if (onlyPositional) {
        positional.add(parser.expression());
      } else {
        throw new SyntaxException(
            "An argument without a name follows one with a name", parser.token().position());
      }
      if (!parser.stands(")")) {
        parser.expect(",");
      }
    }
    return new Call(positional, lists, named, maps);
  }
}
