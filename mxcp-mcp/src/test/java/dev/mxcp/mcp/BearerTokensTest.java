package dev.mxcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.mxcp.Mxcp;
import dev.mxcp.error.ConfigException;
import dev.mxcp.fixture.ProjectDirectory;
import dev.mxcp.mcp.auth.BearerTokens;
import dev.mxcp.sql.SqlInvoker;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which bearer tokens are taken, and what becomes of them. */
final class BearerTokensTest {

  private static final String AUDIENCE = "https://shop.example.org/mcp";
  private static final RSAKey KEY = key("one");
  private static final RSAKey OTHER = key("two");

  @TempDir Path directory;

  private HttpServer issuer;
  private volatile RSAKey published = KEY;
  private Mxcp mxcp;
  private TestServer server;

  private static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws Exception {
    issuer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    serve(
        "/.well-known/openid-configuration",
        () -> "{\"issuer\":\"" + issuerUrl() + "\",\"jwks_uri\":\"" + issuerUrl() + "/keys\"}");
    serve("/keys", () -> new JWKSet(published.toPublicJWK()).toString());
    issuer.start();
    mxcp =
        project("expose_token: false")
            .builder()
            .userConfig(directory.resolve("config.yml"))
            .invoker(SqlInvoker.duckDb())
            .build();
    BearerTokens tokens = BearerTokens.configured(mxcp.runtime().config()).orElseThrow();
    server =
        new TestServer(mxcp, McpOptions.builder().verifier(tokens).build(), 0)
            .mount(tokens.metadata(), tokens.metadataPath());
  }

  private ProjectDirectory project(String line) {
    return ProjectDirectory.create(directory)
        .write(
            "config.yml",
            "mxcp: 1\nprojects:\n  test:\n    profiles:\n      default:\n        auth:\n"
                + "          mode: verifier\n          issuer: "
                + issuerUrl()
                + "\n          audience: "
                + AUDIENCE
                + "\n          authorization: {required_scopes: [shop]}\n"
                + "          claim_mappings: {realm.roles: {boss: [refund]}}\n          "
                + line
                + "\n")
        .write(
            "mxcp-site.yml",
            "project: test\nprofile: default\nprofiles: {default: {duckdb: {path: ':memory:'}}}\n")
        .write(
            "tools/who.yml",
            "tool:\n  name: who\n  source: {code: \"SELECT get_username() AS name,"
                + " get_user_external_token() AS token\"}\n");
  }

  private void serve(String path, Supplier<String> text) {
    issuer.createContext(
        path,
        exchange -> {
          byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private String issuerUrl() {
    return "http://127.0.0.1:" + issuer.getAddress().getPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    mxcp.close();
    issuer.stop(0);
  }

  private JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(issuerUrl())
        .subject("u1")
        .audience(AUDIENCE)
        .claim("scope", "shop other")
        .claim("preferred_username", "ada")
        .claim("realm", Map.of("roles", "boss"))
        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private HttpResponse<String> with(String token) throws Exception {
    RawClient client = new RawClient(server.uri()).header("Authorization", "Bearer " + token);
    return client.post(client.message("initialize", Map.of("protocolVersion", "2025-11-25")));
  }

  private void refuses(String token) throws Exception {
    HttpResponse<String> response = with(token);
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
        .startsWith("Bearer error=\"invalid_token\"");
    if (!token.isEmpty()) {
      assertThat(response.body()).doesNotContain(token);
    }
  }

  @Test
  void takes_a_good_token_and_keeps_it_to_itself() throws Exception {
    RawClient client =
        new RawClient(server.uri())
            .header("Authorization", "Bearer " + signed(claims().build(), KEY))
            .initialize();
    assertThat(RawClient.text(client.call("who", Map.of())))
        .isEqualTo("[{\"name\":\"ada\",\"token\":null}]");
  }

  @Test
  void refuses_tokens_that_are_not_right_in_every_way() throws Exception {
    Date past = Date.from(Instant.now().minusSeconds(300));
    Date future = Date.from(Instant.now().plusSeconds(300));
    refuses(signed(claims().expirationTime(past).build(), KEY));
    refuses(signed(claims().expirationTime(null).build(), KEY));
    refuses(signed(claims().notBeforeTime(future).build(), KEY));
    refuses(signed(claims().audience("https://other.example.org").build(), KEY));
    refuses(signed(claims().issuer("https://evil.example.org").build(), KEY));
    refuses(signed(claims().subject(null).build(), KEY));
    refuses("not.a.token");
    refuses("");
  }

  @Test
  void refuses_signatures_that_prove_nothing() throws Exception {
    refuses(new PlainJWT(claims().build()).serialize());
    RSAKey stranger = new RSAKey.Builder(OTHER).keyID("one").build();
    refuses(signed(claims().build(), stranger));
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims().build());
    confused.sign(new MACSigner(KEY.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
    refuses(confused.serialize());
    String good = signed(claims().build(), KEY);
    refuses(good.substring(0, good.lastIndexOf('.') + 1));
  }

  @Test
  void asks_for_a_token_and_tells_where_to_get_one() throws Exception {
    RawClient client = new RawClient(server.uri());
    HttpResponse<String> response = client.post(client.message("ping", Map.of()));
    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate"))
        .hasValue(
            "Bearer scope=\"shop\", resource_metadata=\"https://shop.example.org"
                + "/.well-known/oauth-protected-resource/mcp\"");
    RawClient metadata =
        new RawClient(server.uri().resolve("/.well-known/oauth-protected-resource/mcp"));
    assertThat(RawClient.read(metadata.send("GET").body()))
        .containsEntry("resource", AUDIENCE)
        .containsEntry("authorization_servers", List.of(issuerUrl()));
  }

  @Test
  void refuses_a_token_without_the_scope() throws Exception {
    HttpResponse<String> response = with(signed(claims().claim("scope", "other").build(), KEY));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("error=\"insufficient_scope\"", "scope=\"shop\"");
  }

  @Test
  void learns_a_new_key_of_the_issuer() throws Exception {
    assertThat(with(signed(claims().build(), KEY)).statusCode()).isEqualTo(200);
    published = OTHER;
    assertThat(with(signed(claims().build(), OTHER)).statusCode()).isEqualTo(200);
    refuses(signed(claims().build(), KEY));
  }

  @Test
  void keeps_a_session_for_the_user_who_opened_it() throws Exception {
    RawClient ada =
        new RawClient(server.uri())
            .header("Authorization", "Bearer " + signed(claims().build(), KEY))
            .initialize();
    String session = ada.request().build().headers().firstValue("Mcp-Session-Id").orElseThrow();
    RawClient eve =
        new RawClient(server.uri())
            .header("Authorization", "Bearer " + signed(claims().subject("u2").build(), KEY))
            .header("Mcp-Session-Id", session);
    assertThat(eve.post(eve.message("ping", Map.of())).statusCode()).isEqualTo(404);
    assertThat(ada.result("ping", Map.of())).isEmpty();
  }

  @Test
  void refuses_a_configuration_that_it_cannot_keep() {
    for (String line : List.of("oauth: {}", "algorithms: [HS256]", "jwks_url: http://e.org/k")) {
      refusesToServe(project(line));
    }
    refusesToServe(
        project("provider: x")
            .write(
                "config.yml",
                "projects: {test: {profiles: {default: {auth: {mode: issuer, provider: github}}}}}"));
  }

  private void refusesToServe(ProjectDirectory project) {
    try (Mxcp other =
        project
            .builder()
            .userConfig(directory.resolve("config.yml"))
            .invoker(SqlInvoker.duckDb())
            .lenient(true)
            .build()) {
      assertThatThrownBy(() -> BearerTokens.configured(other.runtime().config()))
          .isInstanceOf(ConfigException.class);
    }
  }
}
