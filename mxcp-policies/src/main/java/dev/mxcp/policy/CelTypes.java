package dev.mxcp.policy;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.mxcp.definition.ValueType;
import dev.mxcp.definition.ValueType.ArrayType;
import dev.mxcp.definition.ValueType.BooleanType;
import dev.mxcp.definition.ValueType.IntegerType;
import dev.mxcp.definition.ValueType.NumberType;
import dev.mxcp.definition.ValueType.ObjectType;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The declared types of one condition as types of CEL.
 *
 * <p>An object with declared properties is a struct. One that is open also has every field that the
 * condition mentions, as a value of any type: CEL's own structs are closed.
 */
@SuppressWarnings("Immutable") // What CEL gets is not changed once a condition is compiled.
final class CelTypes {

  private final Set<String> mentioned;
  private final Map<String, StructType> structs = new LinkedHashMap<>();
  private final Map<String, ObjectType> objects = new LinkedHashMap<>();

  /**
   * Begins with no types.
   *
   * @param mentioned all names that the condition selects
   */
  CelTypes(Set<String> mentioned) {
    this.mentioned = mentioned;
  }

  /**
   * Returns the type of a variable or of what is inside of it; every value may be null.
   *
   * @param type the declared type; null for any
   * @param path where it stands, such as {@code response.items}: the name of its struct
   */
  CelType of(@Nullable ValueType type, String path) {
    if (type instanceof ObjectType object) {
      return object(object, path);
    }
    if (type instanceof ArrayType array) {
      return ListType.create(of(array.items(), path + ".items"));
    }
    return type == null ? SimpleType.DYN : NullableType.create(scalar(type));
  }

  private static CelType scalar(ValueType type) {
    if (type instanceof IntegerType) {
      return SimpleType.INT;
    }
    if (type instanceof NumberType) {
      return SimpleType.DOUBLE;
    }
    return type instanceof BooleanType ? SimpleType.BOOL : SimpleType.STRING;
  }

  private CelType object(ObjectType type, String path) {
    if (type.properties().isEmpty() && type.additionalProperties()) {
      return MapType.create(SimpleType.STRING, SimpleType.DYN);
    }
    String name = "mxcp." + path;
    Map<String, CelType> fields = new LinkedHashMap<>();
    type.properties().forEach((field, of) -> fields.put(field, of(of, path + "." + field)));
    Set<String> names = new LinkedHashSet<>(fields.keySet());
    if (type.additionalProperties()) {
      names.addAll(mentioned);
    }
    StructType struct =
        StructType.create(
            name,
            ImmutableSet.copyOf(names),
            field -> Optional.of(fields.getOrDefault(field, SimpleType.DYN)));
    structs.put(name, struct);
    objects.put(name, type);
    return struct;
  }

  /** Returns the structs. */
  ImmutableList<StructType> structs() {
    return ImmutableList.copyOf(structs.values());
  }

  /** Returns whether a struct has a field only because the condition mentions it. */
  boolean isUndeclared(String struct, String field) {
    ObjectType type = objects.get(struct);
    return type != null && !type.properties().containsKey(field);
  }

  /** Returns what gives CEL the structs by their names. */
  CelTypeProvider provider() {
    return new CelTypeProvider() {
      @Override
      public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(structs.values());
      }

      @Override
      public Optional<CelType> findType(String name) {
        return Optional.ofNullable(structs.get(name));
      }
    };
  }
}
