package dev.mxcp.internal.project;

import dev.mxcp.json.JsonText;
import dev.mxcp.spi.SecretResolver;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Resolves {@code vault://mount/path#key} with HashiCorp Vault: KV version 2, then version 1.
 *
 * <p>Each path is read once. Messages hold no value and nothing of the server's answers.
 */
final class VaultResolver implements SecretResolver {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final String address;
  private final String token;
  private final @Nullable String refusal;
  private final Map<String, Map<?, ?>> known = new HashMap<>();

  private VaultResolver(String address, String token, @Nullable String refusal) {
    this.address = address.replaceFirst("/+$", "");
    this.token = token;
    this.refusal = refusal;
  }

  /**
   * Creates a resolver.
   *
   * @param settings the {@code vault} section of the user file; where it does not suffice, every
   *     reference is refused with the reason
   * @param environment holds the token
   */
  static VaultResolver of(Map<String, @Nullable Object> settings, Map<String, String> environment) {
    String variable =
        settings.get("token_env") instanceof String name && !name.isEmpty() ? name : "VAULT_TOKEN";
    String token = environment.getOrDefault(variable, "");
    String address = settings.get("address") instanceof String text ? text : "";
    String refusal = null;
    if (!Boolean.TRUE.equals(settings.get("enabled"))) {
      refusal = "Vault is not enabled; write `vault: {enabled: true, address: ...}`.";
    } else if (address.isEmpty()) {
      refusal = "`vault.address` is missing.";
    } else if (token.isEmpty()) {
      refusal = "the environment variable " + variable + ", which holds the token, is not set.";
    }
    return new VaultResolver(address, token, refusal);
  }

  @Override
  public String scheme() {
    return "vault";
  }

  @Override
  public String resolve(String reference) throws IOException, InterruptedException {
    if (refusal != null) {
      throw new IOException(refusal);
    }
    String rest = reference.substring("vault://".length());
    int hash = rest.indexOf('#');
    int slash = rest.indexOf('/');
    if (slash < 1 || hash < slash + 2 || hash == rest.length() - 1) {
      throw new IOException("write vault://mount/path#key.");
    }
    String path = rest.substring(0, hash);
    if (!known.containsKey(path)) {
      known.put(path, read(path.substring(0, slash), path.substring(slash + 1)));
    }
    Object value = known.getOrDefault(path, Map.of()).get(rest.substring(hash + 1));
    if (value == null) {
      throw new IOException("Vault has the path, but not the key.");
    }
    return value instanceof String text ? text : JsonText.write(value);
  }

  private Map<?, ?> read(String mount, String path) throws IOException, InterruptedException {
    HttpResponse<String> second = get(mount + "/data/" + path);
    if (second.statusCode() == 200) {
      return data(data(json(second)));
    }
    HttpResponse<String> first = get(mount + "/" + path);
    if (first.statusCode() != 200) {
      throw new IOException(
          "Vault answers with status "
              + second.statusCode()
              + " for KV version 2 and "
              + first.statusCode()
              + " for version 1; check the path and what the token may read.");
    }
    return data(json(first));
  }

  /**
   * Asks Vault. The whole answer has a limit of time and size: the client's own timeout ends with
   * the headers.
   */
  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + "/v1/" + encode(path)))
              .header("X-Vault-Token", token)
              .timeout(TIMEOUT)
              .build();
      HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
      return LimitedBody.of(client, request, TIMEOUT);
    } catch (IOException e) {
      throw new IOException("Vault cannot be reached at `vault.address`.", e);
    } catch (IllegalArgumentException e) {
      // The cause is left out: it quotes what it refuses, which may be the token.
      throw new IOException("`vault.address` or the token has a form that cannot be used.");
    }
  }

  private static Map<?, ?> json(HttpResponse<String> response) throws IOException {
    try {
      return JsonText.read(response.body()) instanceof Map<?, ?> map ? map : Map.of();
    } catch (IllegalArgumentException e) {
      throw new IOException("Vault's answer is not JSON.");
    }
  }

  private static Map<?, ?> data(Map<?, ?> answer) throws IOException {
    if (answer.get("data") instanceof Map<?, ?> data) {
      return data;
    }
    throw new IOException("Vault has no data at the path.");
  }

  private static String encode(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
