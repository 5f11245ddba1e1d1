package dev.mxcp.internal.project;

import dev.mxcp.spi.SecretResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code op://vault/item/field} with 1Password's program {@code op}, found on the PATH.
 *
 * <p>What the program prints is the value, or is dropped: it never reaches a message.
 */
final class OnePasswordResolver implements SecretResolver {

  private static final String TOKEN = "OP_SERVICE_ACCOUNT_TOKEN";
  private static final long TIMEOUT_SECONDS = 30;

  private final Map<String, String> environment;
  private final @Nullable String token;
  private final boolean enabled;

  private OnePasswordResolver(
      Map<String, String> environment, @Nullable String token, boolean enabled) {
    this.environment = environment;
    this.token = token;
    this.enabled = enabled;
  }

  /**
   * Creates a resolver.
   *
   * @param settings the {@code onepassword} section of the user file
   * @param environment holds the token and the PATH, and is what the program gets
   */
  static OnePasswordResolver of(
      Map<String, @Nullable Object> settings, Map<String, String> environment) {
    String variable =
        settings.get("token_env") instanceof String name && !name.isEmpty() ? name : TOKEN;
    boolean enabled = Boolean.TRUE.equals(settings.get("enabled"));
    return new OnePasswordResolver(environment, environment.get(variable), enabled);
  }

  @Override
  public String scheme() {
    return "op";
  }

  @Override
  public String resolve(String reference) throws IOException, InterruptedException {
    if (!enabled) {
      throw new IOException("1Password is not enabled; write `onepassword: {enabled: true}`.");
    }
    Process process = start(reference);
    try {
      String output = output(process).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException("`op read` ended with exit code " + exit + "; run it by hand.");
      }
      return output;
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("`op read` gave no value within " + TIMEOUT_SECONDS + " seconds.", e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(String reference) throws IOException {
    List<String> command = List.of(program().toString(), "read", "--no-newline", reference);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    if (token != null) {
      builder.environment().put(TOKEN, token);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private Path program() throws IOException {
    for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      for (String name : List.of("op", "op.exe")) {
        Path program = directory.isEmpty() ? null : path(directory, name);
        if (program != null && Files.isExecutable(program)) {
          return program;
        }
      }
    }
    throw new IOException("the program `op` of 1Password is not on the PATH.");
  }

  private static @Nullable Path path(String directory, String name) {
    try {
      return Path.of(directory, name);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** Reads on a thread of its own, since a program that hangs keeps its output open. */
  private static CompletableFuture<String> output(Process process) {
    CompletableFuture<String> output = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try (InputStream stream = process.getInputStream()) {
                output.complete(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
              } catch (IOException e) {
                output.completeExceptionally(e);
              }
            },
            "mxcp-op");
    reader.setDaemon(true);
    reader.start();
    return output;
  }
}
