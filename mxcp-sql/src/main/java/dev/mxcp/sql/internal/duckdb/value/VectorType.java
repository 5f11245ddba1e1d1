package dev.mxcp.sql.internal.duckdb.value;

import dev.mxcp.sql.internal.type.SqlType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How the engine holds values of a type, and how they are read. Made once for a result.
 *
 * @param id the engine's number of the type
 * @param bytes how many bytes of a vector a value takes; 0 for what only has parts
 * @param reader reads a value that is not NULL
 * @param nesting how values have parts
 * @param size how many items every value of a fixed list has
 * @param parts the types of the parts
 */
record VectorType(
    int id, int bytes, Reader reader, Nesting nesting, int size, List<VectorType> parts) {

  /** Reads a value that is not NULL. */
  @FunctionalInterface
  interface Reader {
    @Nullable Object read(Vector cells, int row);
  }

  /** How values of a type have parts. */
  enum Nesting {
    NONE,
    LIST,
    ARRAY,
    STRUCT
  }

  static VectorType plain(int id, int bytes, Reader reader) {
    return new VectorType(id, bytes, reader, Nesting.NONE, 0, List.of());
  }

  /**
   * Reads the type of a vector.
   *
   * @param declared the type as the statement's description has it, which alone tells JSON from
   *     text; null where it says nothing
   */
  static VectorType of(ByteBuffer handle, @Nullable SqlType declared) {
    VectorAccess access = VectorAccess.get();
    ByteBuffer type = access.type(handle);
    try {
      int id = access.typeId(type);
      return switch (id) {
        case TypeIds.LIST -> list(access.listChild(handle), declared);
        case TypeIds.MAP -> map(access.listChild(handle), declared);
        case TypeIds.ARRAY -> array(access.arrayChild(handle), access.arraySize(type), declared);
        case TypeIds.STRUCT -> struct(handle, access.fieldNames(type), declared);
        case TypeIds.UNION -> union(handle, access.fieldNames(type).length, declared);
        case TypeIds.ENUM -> PlainReaders.enumOf(access.enumType(type), access.enumValues(type));
        case TypeIds.DECIMAL ->
            PlainReaders.decimal(access.decimalType(type), access.decimalScale(type));
        case TypeIds.VARCHAR -> PlainReaders.text(isJson(declared));
        default -> PlainReaders.of(id);
      };
    } finally {
      access.free(type);
    }
  }

  private static boolean isJson(@Nullable SqlType declared) {
    return declared instanceof SqlType.Plain plain && plain.name().equals("JSON");
  }

  private static VectorType list(ByteBuffer child, @Nullable SqlType declared) {
    VectorType items = of(child, declared instanceof SqlType.ListOf list ? list.items() : null);
    return new VectorType(TypeIds.LIST, 16, NestedReaders::list, Nesting.LIST, 0, List.of(items));
  }

  private static VectorType array(ByteBuffer child, int size, @Nullable SqlType declared) {
    VectorType items = of(child, declared instanceof SqlType.ListOf list ? list.items() : null);
    Reader reader = (cells, row) -> NestedReaders.items(cells.child(0), row * size, size);
    return new VectorType(TypeIds.ARRAY, 0, reader, Nesting.ARRAY, size, List.of(items));
  }

  private static VectorType map(ByteBuffer entries, @Nullable SqlType declared) {
    SqlType known =
        declared instanceof SqlType.MapOf map
            ? new SqlType.Fields(
                false,
                List.of(
                    new SqlType.Field("key", map.keys()), new SqlType.Field("value", map.values())))
            : null;
    VectorType entry = of(entries, known);
    return new VectorType(TypeIds.MAP, 16, NestedReaders::map, Nesting.LIST, 0, List.of(entry));
  }

  private static VectorType struct(ByteBuffer handle, String[] names, @Nullable SqlType declared) {
    List<VectorType> parts = parts(handle, names.length, 0, declared);
    boolean isUnnamed = Arrays.stream(names).allMatch(String::isEmpty);
    Reader reader =
        isUnnamed ? NestedReaders::tuple : (cells, row) -> NestedReaders.struct(cells, row, names);
    return new VectorType(TypeIds.STRUCT, 0, reader, Nesting.STRUCT, 0, parts);
  }

  private static VectorType union(ByteBuffer handle, int count, @Nullable SqlType declared) {
    List<VectorType> parts = parts(handle, count, 1, declared);
    return new VectorType(TypeIds.UNION, 0, NestedReaders::union, Nesting.STRUCT, 0, parts);
  }

  /**
   * Returns the types of fields.
   *
   * @param hidden how many of them the description leaves out at the beginning
   */
  private static List<VectorType> parts(
      ByteBuffer handle, int count, int hidden, @Nullable SqlType declared) {
    List<SqlType.Field> known =
        declared instanceof SqlType.Fields fields && fields.fields().size() == count - hidden
            ? fields.fields()
            : List.of();
    VectorType[] parts = new VectorType[count];
    for (int i = 0; i < count; i++) {
      SqlType field = known.isEmpty() || i < hidden ? null : known.get(i - hidden).type();
      parts[i] = of(VectorAccess.get().structChild(handle, i), field);
    }
    return List.of(parts);
  }

  /** Returns the vectors of the parts. */
  Vector[] children(ByteBuffer handle, int rows) {
    VectorAccess access = VectorAccess.get();
    return switch (nesting) {
      case NONE -> NO_PARTS;
      case LIST -> child(access::listChild, handle, access.listSize(handle));
      case ARRAY -> child(access::arrayChild, handle, Math.multiplyExact(rows, size));
      case STRUCT -> {
        Vector[] children = new Vector[parts.size()];
        for (int i = 0; i < children.length; i++) {
          children[i] = new Vector(access.structChild(handle, i), rows, parts.get(i));
        }
        yield children;
      }
    };
  }

  private Vector[] child(UnaryOperator<ByteBuffer> of, ByteBuffer handle, int rows) {
    return new Vector[] {new Vector(of.apply(handle), rows, parts.get(0))};
  }

  private static final Vector[] NO_PARTS = {};
}
