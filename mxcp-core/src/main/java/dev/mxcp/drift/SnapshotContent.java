package dev.mxcp.drift;

import dev.mxcp.Mxcp;
import dev.mxcp.config.Config;
import dev.mxcp.config.NamedDatabase;
import dev.mxcp.definition.Endpoint;
import dev.mxcp.definition.EndpointKind;
import dev.mxcp.definition.Source;
import dev.mxcp.definition.SourcedEndpoint;
import dev.mxcp.error.ConfigException;
import dev.mxcp.error.Problem;
import dev.mxcp.registry.EndpointEntry;
import dev.mxcp.runtime.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects the content of a snapshot. */
final class SnapshotContent {

  private static final String COLUMNS =
      "SELECT table_name, column_name, data_type FROM information_schema.columns"
          + " WHERE table_schema = 'main' AND table_catalog = current_database()"
          + " ORDER BY table_name, ordinal_position";

  private final Mxcp mxcp;
  private final Config config;

  private SnapshotContent(Mxcp mxcp) {
    this.mxcp = mxcp;
    this.config = mxcp.runtime().config();
  }

  static Map<String, @Nullable Object> of(Mxcp mxcp) {
    SnapshotContent content = new SnapshotContent(mxcp);
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("version", 1L);
    map.put("generated_at", Instant.now().toString());
    map.put("tables", content.tables());
    map.put("resources", content.resources());
    map.put("sources", SourceFiles.of(content.config));
    return map;
  }

  private List<Map<String, @Nullable Object>> tables() {
    List<Map<String, @Nullable Object>> tables = new ArrayList<>(tables(null, columns()));
    for (NamedDatabase declared : config.databases()) {
      String name = declared.name();
      tables.addAll(tables(name, mxcp.runtime().database(name).columns()));
    }
    return tables;
  }

  private static List<Map<String, @Nullable Object>> tables(
      @Nullable String database, List<Map<String, @Nullable Object>> rows) {
    Map<String, List<Map<String, @Nullable Object>>> tables = new TreeMap<>();
    for (Map<String, @Nullable Object> row : rows) {
      Map<String, @Nullable Object> column = new LinkedHashMap<>();
      column.put("name", row.get("column_name"));
      column.put("type", row.get("data_type"));
      String table = String.valueOf(row.get("table_name"));
      tables.computeIfAbsent(table, name -> new ArrayList<>()).add(column);
    }
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    tables.forEach(
        (name, columns) -> {
          Map<String, @Nullable Object> table = new LinkedHashMap<>();
          if (database != null) {
            table.put("database", database);
          }
          table.put("name", name);
          table.put("columns", columns);
          list.add(table);
        });
    return list;
  }

  private List<Map<String, @Nullable Object>> columns() {
    Database database;
    try {
      database = mxcp.runtime().database();
    } catch (ConfigException e) {
      // A project of Java tools alone has no database.
      return List.of();
    }
    return database.execute(COLUMNS);
  }

  private List<Map<String, @Nullable Object>> resources() {
    List<Map<String, @Nullable Object>> list = new ArrayList<>();
    for (EndpointKind kind : EndpointKind.values()) {
      mxcp.registry().entries(kind).forEach(entry -> list.add(resource(entry)));
    }
    return list;
  }

  private Map<String, @Nullable Object> resource(EndpointEntry entry) {
    Map<String, @Nullable Object> resource = new LinkedHashMap<>();
    resource.put("validation_results", validation(entry));
    resource.put("definition", DefinitionMap.of(entry.endpoint(), config.directory()));
    resource.put("metadata", metadata(entry));
    return resource;
  }

  private static Map<String, @Nullable Object> metadata(EndpointEntry entry) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("input_schema", entry.inputSchema().map());
    if (entry.outputSchema() != null) {
      metadata.put("output_schema", entry.outputSchema().map());
    }
    if (entry.endpoint() instanceof SourcedEndpoint sourced
        && !(sourced.source() instanceof Source.Java)) {
      metadata.put("source_sha256", SourceFiles.hash(sourced.source().text()));
    }
    return metadata;
  }

  private Map<String, @Nullable Object> validation(EndpointEntry entry) {
    Endpoint endpoint = entry.endpoint();
    Map<String, @Nullable Object> validation = new LinkedHashMap<>();
    validation.put("status", entry.isAvailable() ? "ok" : "error");
    validation.put("path", SourceFiles.relative(config.directory(), endpoint.position().file()));
    entry.problems().stream()
        .filter(Problem::isError)
        .findFirst()
        .ifPresent(problem -> validation.put("message", problem.message()));
    return validation;
  }
}
