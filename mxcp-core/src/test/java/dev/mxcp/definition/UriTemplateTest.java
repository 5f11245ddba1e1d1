package dev.mxcp.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "users://{id}, users://42, {id=42}",
    "users://all, users://all, {}",
    "u://{a}/{b}, u://x/y, '{a=x, b=y}'",
    "u://{a}.json, u://a.json.json, {a=a.json}",
    "u://{a}-{b}, u://x-y-z, '{a=x, b=y-z}'",
    "u://{a}--{b}, u://-----, '{a=-, b=--}'",
    "u://{a}/end, u://x/end, {a=x}",
    "{a}://x, u://x, {a=u}",
    "u://{name}, u://J%C3%BCrgen%20+%2F, {name=Jürgen +/}",
    "u://{a}, u://100%, {a=100%}"
  })
  void gives_the_values_of_a_uri_that_fits(String template, String uri, String values) {
    assertThat(UriTemplate.parse(template).match(uri).map(Map::toString)).contains(values);
  }

  @ParameterizedTest
  @CsvSource({
    "users://{id}, users://",
    "users://{id}, users://4/2",
    "users://{id}, users://4?x",
    "users://{id}, user://4",
    "users://all, users://al",
    "u://{a}/{b}, u://x",
    "u://{a}/{b}, u://x/",
    "u://{a}.json, u://.json",
    "u://{a}.json, u://a.jso",
    "aba{x}aba, aba",
    "aba{x}aba, ababa"
  })
  void refuses_a_uri_that_does_not_fit(String template, String uri) {
    assertThat(UriTemplate.parse(template).match(uri)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a://{", "a://}", "a://{}", "a://{1}", "{a}{b}", "{a}/{a}"})
  void refuses_what_is_no_template(String template) {
    assertThatThrownBy(() -> UriTemplate.parse(template))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("URI");
  }

  @Test
  void a_long_uri_takes_linear_time() {
    UriTemplate template = UriTemplate.parse("u://{a}-{b}-{c}-{d}-{e}-{f}-{g}!");
    assertThat(template.match("u://" + "-".repeat(200_000))).isEmpty();
  }
}
