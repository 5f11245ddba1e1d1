package dev.mxcp.benchmarks;

/** Tools that several benchmarks call. */
final class Definitions {

  /** A function that greets. */
  static final String GREET_FUNCTION =
      """
      def greet(name: str) -> dict:
          return {"greeting": f"Hello, {name}!", "length": len(name)}
      """;

  /** The tool of that function, which is in {@code python/bench.py}. */
  static final String GREET =
      """
      language: python
      parameters:
        - {name: name, type: string, description: x, minLength: 1}
      return:
        type: object
        required: [greeting]
        properties:
          greeting: {type: string}
          length: {type: integer}
      source: {file: ../python/bench.py}
      """;

  private Definitions() {}

  /**
   * Returns a tool that finds an item by its key.
   *
   * @param source where its code is, as YAML
   */
  static String find(String language, String source) {
    return """
        language: %s
        parameters:
          - {name: id, type: integer, description: x, minimum: 0}
        return:
          type: object
          required: [id, name]
          properties:
            id: {type: integer}
            name: {type: string}
            price: {type: number}
        source: {%s}
        """
        .formatted(language, source);
  }
}
