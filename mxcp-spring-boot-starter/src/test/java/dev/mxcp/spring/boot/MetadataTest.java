package dev.mxcp.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mxcp.json.JsonText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What editors know of the properties. */
final class MetadataTest {

  @Test
  void every_property_has_a_type_and_a_description() throws Exception {
    String text;
    try (InputStream in =
        MxcpProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<?> properties = (List<?>) ((Map<?, ?>) JsonText.read(text)).get("properties");
    assertThat(properties)
        .hasSize(17)
        .allSatisfy(
            property -> {
              Map<?, ?> map = (Map<?, ?>) property;
              assertThat(map.get("name").toString()).startsWith("mxcp.");
              assertThat(map.get("type")).isNotNull();
              assertThat(map.get("description")).as("%s", map.get("name")).isNotNull();
            });
  }
}
