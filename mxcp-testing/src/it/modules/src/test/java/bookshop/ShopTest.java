package bookshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bookshop.stock.Stock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {

  @TempDir Path project;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(
        project.resolve("mxcp-site.yml"),
        "mxcp: 1\nproject: shop\nprofile: default\n"
            + "profiles: {default: {duckdb: {path: ':memory:'}}}\n");
    Files.createDirectories(project.resolve("tools"));
    Files.writeString(
        project.resolve("tools/answer.yml"),
        "mxcp: 1\ntool:\n  name: answer\n  parameters: [{name: n, type: integer}]\n"
            + "  return: {type: integer}\n  source: {code: 'SELECT $n + 1'}\n");
  }

  @Test
  void runs_on_the_module_path() {
    assertTrue(Shop.class.getModule().isNamed());
    assertEquals("42 Price[cents=400]", Shop.run(project));
  }

  @Test
  void names_the_package_that_is_not_open() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, Stock::client);
    assertTrue(error.getMessage().contains("opens bookshop.stock;"), error.getMessage());
  }
}
