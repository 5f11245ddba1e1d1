package dev.mxcp.policy;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the type check allows beyond the standard: numbers of both kinds are equal by value, lists
 * and objects may be null, and declared objects are maps too. At run time the standard functions do
 * all of it.
 */
final class CelFunctions {

  private final Map<String, List<CelOverloadDecl>> overloads = new LinkedHashMap<>();

  private CelFunctions() {}

  static List<CelFunctionDecl> declarations(List<StructType> structs) {
    CelFunctions functions = new CelFunctions();
    functions.numbers(SimpleType.INT, SimpleType.DOUBLE);
    functions.numbers(SimpleType.DOUBLE, SimpleType.INT);
    functions.nullable(ListType.create(SimpleType.DYN));
    functions.nullable(MapType.create(SimpleType.STRING, SimpleType.DYN));
    structs.forEach(functions::object);
    return functions.overloads.entrySet().stream()
        .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
        .toList();
  }

  private void numbers(CelType one, CelType other) {
    add("_==_", SimpleType.BOOL, one, other);
    add("_!=_", SimpleType.BOOL, one, other);
    add("@in", SimpleType.BOOL, one, ListType.create(other));
  }

  private void nullable(CelType type) {
    add("_==_", SimpleType.BOOL, type, SimpleType.NULL_TYPE);
    add("_==_", SimpleType.BOOL, SimpleType.NULL_TYPE, type);
    add("_!=_", SimpleType.BOOL, type, SimpleType.NULL_TYPE);
    add("_!=_", SimpleType.BOOL, SimpleType.NULL_TYPE, type);
  }

  private void object(StructType type) {
    add("_[_]", SimpleType.DYN, type, SimpleType.STRING);
    add("@in", SimpleType.BOOL, SimpleType.STRING, type);
    add("size", SimpleType.INT, type);
  }

  private void add(String function, CelType result, CelType... arguments) {
    List<CelOverloadDecl> known = overloads.computeIfAbsent(function, any -> new ArrayList<>());
    String id = "mxcp_" + function + "_" + known.size();
    known.add(CelOverloadDecl.newGlobalOverload(id, result, arguments));
  }
}
