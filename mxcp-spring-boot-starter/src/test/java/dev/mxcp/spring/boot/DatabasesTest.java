package dev.mxcp.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.mxcp.Mxcp;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Named databases of an application: those of the profile, and its own pools. */
final class DatabasesTest {

  @TempDir Path directory;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(MxcpAutoConfiguration.class))
          .withClassLoader(new FilteredClassLoader("dev.mxcp.python"));

  @BeforeEach
  void write_a_project_with_a_declared_database() throws Exception {
    Files.writeString(
        directory.resolve("mxcp-site.yml"),
        "mxcp: 1\nproject: shop\nprofile: default\nprofiles:\n  default:\n"
            + "    databases: {warehouse: {url: 'jdbc:duckdb:', pool_size: 3}}\n");
    Files.writeString(
        Files.createDirectories(directory.resolve("tools")).resolve("units.yml"),
        "mxcp: 1\ntool:\n  name: units\n  database: warehouse\n"
            + "  return: {type: integer}\n  source: {code: SELECT 41 + 1 AS units}\n");
  }

  private ApplicationContextRunner project() {
    return runner.withPropertyValues("mxcp.project=" + directory);
  }

  @Test
  void declared_databases_are_opened_and_health_shows_their_pools() {
    project()
        .run(
            context -> {
              Mxcp mxcp = context.getBean(Mxcp.class);
              assertThat(mxcp.call("units", Map.of()).orElseThrow()).isEqualTo(42L);
              Object pools =
                  context.getBean(HealthIndicator.class).health().getDetails().get("pools");
              assertThat(pools).isEqualTo(mxcp.health().pools());
              assertThat(mxcp.health().pools().get("warehouse").maximum()).isEqualTo(3);
            });
  }

  @Test
  void a_bean_takes_the_place_of_a_declared_database() {
    Source source = new Source();
    project()
        .withBean("stock", DataSource.class, () -> source)
        .withPropertyValues("mxcp.databases.warehouse.data-source=stock")
        .run(
            context -> {
              Mxcp mxcp = context.getBean(Mxcp.class);
              int before = source.given.get();
              assertThat(mxcp.call("units", Map.of()).orElseThrow()).isEqualTo(42L);
              assertThat(source.given.get()).isGreaterThan(before);
            });
  }

  @Test
  void a_name_that_is_no_data_source_is_an_error_of_the_start() {
    project()
        .withBean("stock", DataSource.class, Source::new)
        .withPropertyValues("mxcp.databases.warehouse.data-source=stok")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessage(
                        "mxcp.databases.warehouse.data-source: there is no DataSource bean stok."
                            + " There are: stock"));
  }

  @Test
  void databases_need_their_artifact() {
    project()
        .withClassLoader(new FilteredClassLoader("dev.mxcp.python", "dev.mxcp.jdbc"))
        .withPropertyValues("mxcp.databases.warehouse.data-source=stock")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("needs the artifact mxcp-jdbc"));
  }

  /** A pool of the application. */
  private static final class Source extends HikariDataSource {

    private final AtomicInteger given = new AtomicInteger();

    Source() {
      setJdbcUrl("jdbc:duckdb:");
    }

    @Override
    public Connection getConnection() throws SQLException {
      given.incrementAndGet();
      return super.getConnection();
    }
  }
}
