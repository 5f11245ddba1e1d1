package dev.mxcp.python.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.mxcp.runtime.CallContext;
import dev.mxcp.runtime.User;
import dev.mxcp.spi.Invocation;
import dev.mxcp.spi.PreparedEndpoint;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A function of the project that is ready to be called. */
final class PythonEndpoint implements PreparedEndpoint {

  private final Generation generation;
  private final int id;

  PythonEndpoint(Generation generation, int id) {
    this.generation = generation;
    this.id = id;
  }

  @Override
  public @Nullable Object invoke(Invocation invocation) {
    String payload =
        Wire.text(
            json -> {
              json.writeStartObject();
              json.writeNumberField("f", id);
              json.writeFieldName("a");
              Wire.write(json, invocation.arguments());
              writeCaller(json, invocation.context());
              json.writeEndObject();
            });
    return generation.request("call", payload, invocation.context());
  }

  /** Writes who calls, as far as there is something to say. */
  static void writeCaller(JsonGenerator json, CallContext context) throws IOException {
    User user = context.user();
    if (user != null) {
      json.writeFieldName("user");
      writeUser(json, user);
    }
    if (!context.headers().isEmpty()) {
      json.writeFieldName("headers");
      Wire.write(json, context.headers());
    }
  }

  private static void writeUser(JsonGenerator json, User user) throws IOException {
    json.writeStartObject();
    json.writeStringField("provider", user.provider());
    json.writeStringField("user_id", user.id());
    json.writeStringField("username", user.username());
    json.writeStringField("email", user.email());
    json.writeStringField("name", user.name());
    json.writeStringField("avatar_url", user.avatarUrl());
    json.writeStringField("external_token", user.externalToken());
    json.writeFieldName("raw_profile");
    Wire.write(json, user.profile());
    json.writeFieldName("capabilities");
    Wire.write(json, user.capabilities());
    json.writeEndObject();
  }
}
