package dev.mxcp.micrometer;

import dev.mxcp.definition.EndpointKind;

/**
 * The names of observations, meters and keys.
 *
 * <p>Where OpenTelemetry's conventions for GenAI or MCP have a name, it is that one; both are in
 * development, and names will follow them.
 */
public final class MxcpNames {

  /** The observation of a call of a tool. */
  public static final String TOOL_CALL = "gen_ai.execute_tool.duration";

  /** The observation of a read of a resource. */
  public static final String RESOURCE_READ = "mxcp.resource.read";

  /** The observation of a rendering of a prompt. */
  public static final String PROMPT_RENDER = "mxcp.prompt.render";

  /** The observation of an invoker's work, below that of its call. */
  public static final String INVOCATION = "mxcp.invocation";

  /** The observation of an SQL statement that a tool runs itself, below that of its work. */
  public static final String STATEMENT = "db.client.operation.duration";

  /** The observation of a reload. */
  public static final String RELOAD = "mxcp.reload";

  /** Low cardinality: always {@link #EXECUTE_TOOL}, for tools. */
  public static final String OPERATION_NAME = "gen_ai.operation.name";

  /** The value of {@link #OPERATION_NAME}. */
  public static final String EXECUTE_TOOL = "execute_tool";

  /** Low cardinality: the name of the tool; {@link #UNKNOWN} if there is none of that name. */
  public static final String TOOL_NAME = "gen_ai.tool.name";

  /** Low cardinality: the name of the prompt. */
  public static final String PROMPT_NAME = "gen_ai.prompt.name";

  /** Low cardinality: the URI of the resource as it is declared, template and all. */
  public static final String RESOURCE_URI = "mcp.resource.uri";

  /** Low cardinality: the code of the failure, or {@link #NONE}. */
  public static final String ERROR_TYPE = "error.type";

  /** Low cardinality: who can do something about the failure, or {@link #NONE}. */
  public static final String FAULT = "mxcp.fault";

  /** Low cardinality: the kind of application that called. */
  public static final String CALLER_TYPE = "mxcp.caller.type";

  /** Low cardinality: {@code anonymous} or {@code authenticated}. */
  public static final String USER_CLASS = "mxcp.user.class";

  /** Low cardinality: the name of the endpoint; for a resource its URI as it is declared. */
  public static final String ENDPOINT = "mxcp.endpoint";

  /** Low cardinality: the language of the endpoint; {@link #TEMPLATE} for prompts. */
  public static final String LANGUAGE = "mxcp.language";

  /** Low cardinality: {@code ok} or {@code failed}. */
  public static final String OUTCOME = "mxcp.outcome";

  /** Low cardinality: the kind of database of a statement, such as {@code duckdb}. */
  public static final String DB_SYSTEM = "db.system.name";

  /** Low cardinality: the first word of a statement; {@link #OTHER} if it is no usual one. */
  public static final String DB_OPERATION = "db.operation.name";

  /** The value of {@link #DB_OPERATION} for words that callers could make up. */
  public static final String OTHER = "OTHER";

  /** Low cardinality: how a reload ended. */
  public static final String RELOAD_STATUS = "mxcp.reload.status";

  /** High cardinality: the id of the call, as the log shows it. */
  public static final String CALL_ID = "mxcp.call.id";

  /** High cardinality: the id of the caller's session, if there is one. */
  public static final String SESSION_ID = "mcp.session.id";

  /** High cardinality: the number of the generation that a reload led to; also its gauge. */
  public static final String GENERATION = "mxcp.generation";

  /** The gauge of calls that run now. */
  public static final String ACTIVE_CALLS = "mxcp.calls.active";

  /** The gauge that is 1 while the runtime is healthy, else 0. */
  public static final String HEALTHY = "mxcp.healthy";

  /** The gauge of endpoints, by {@link #KIND}. */
  public static final String ENDPOINTS = "mxcp.endpoints";

  /** The gauge of problems of the project, warnings included. */
  public static final String PROBLEMS = "mxcp.problems";

  /** The gauge of connections of a pool, by {@link #POOL} and {@link #CONNECTION_STATE}. */
  public static final String CONNECTIONS = "db.client.connection.count";

  /** The gauge of the most connections of a pool, by {@link #POOL}. */
  public static final String MAX_CONNECTIONS = "db.client.connection.max";

  /** The gauge of calls that wait for a connection of a pool, by {@link #POOL}. */
  public static final String PENDING_CONNECTIONS = "db.client.connection.pending_requests";

  /** The name of a database with a pool; {@link #DEFAULT_POOL} for the default one. */
  public static final String POOL = "db.client.connection.pool.name";

  /** The value of {@link #POOL} for the default database. */
  public static final String DEFAULT_POOL = "(default)";

  /** The state of connections: {@link #USED} or {@link #IDLE}. */
  public static final String CONNECTION_STATE = "db.client.connection.state";

  /** The gauge of workers, by {@link #LANGUAGE} and {@link #WORKER_STATE}. */
  public static final String WORKERS = "mxcp.worker.count";

  /** The gauge of workers that there should be, by {@link #LANGUAGE}. */
  public static final String MAX_WORKERS = "mxcp.worker.max";

  /** The gauge of calls that workers run now, by {@link #LANGUAGE}. */
  public static final String WORKER_CALLS = "mxcp.worker.calls";

  /** The state of workers: {@link #USED} or {@link #IDLE}. */
  public static final String WORKER_STATE = "mxcp.worker.state";

  /** The state of connections and workers that run something. */
  public static final String USED = "used";

  /** The state of connections and workers that run nothing. */
  public static final String IDLE = "idle";

  /** The kind of endpoint: {@code tool}, {@code resource} or {@code prompt}. */
  public static final String KIND = "mxcp.endpoint.kind";

  /** The value for a name that nobody declared: callers could make up any number of them. */
  public static final String UNKNOWN = "unknown";

  /** The value of {@link #LANGUAGE} for prompts. */
  public static final String TEMPLATE = "template";

  /** The value where nothing went wrong. */
  public static final String NONE = "none";

  private MxcpNames() {}

  static String observation(EndpointKind kind) {
    return switch (kind) {
      case TOOL -> TOOL_CALL;
      case RESOURCE -> RESOURCE_READ;
      case PROMPT -> PROMPT_RENDER;
    };
  }

  static String span(EndpointKind kind) {
    return switch (kind) {
      case TOOL -> EXECUTE_TOOL;
      case RESOURCE -> "read_resource";
      case PROMPT -> "render_prompt";
    };
  }

  static String endpoint(EndpointKind kind) {
    return switch (kind) {
      case TOOL -> TOOL_NAME;
      case RESOURCE -> RESOURCE_URI;
      case PROMPT -> PROMPT_NAME;
    };
  }
}
