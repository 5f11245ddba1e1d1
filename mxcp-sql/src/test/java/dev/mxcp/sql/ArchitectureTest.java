package dev.mxcp.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.LibraryRules;
import dev.mxcp.architecture.ModuleRules;

/** What the SQL module may know. */
@AnalyzeClasses(packages = "dev.mxcp.sql", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule python_is_unknown =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.mxcp.python..", "org.graalvm..", "com.fasterxml..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule jdbc_stays_inside =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mxcp.sql.internal..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..", "java.sql..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule what_any_database_needs_knows_no_driver =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.mxcp.sql.internal.text",
              "dev.mxcp.sql.internal.type",
              "dev.mxcp.sql.internal.rows",
              "dev.mxcp.sql.internal.check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.mxcp.sql.internal.duckdb..", "org.duckdb..", "java.sql..");

  @ArchTest
  static final ArchRule rooms_of_the_engine_know_only_those_below_them =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("open")
          .definedBy("dev.mxcp.sql.internal.duckdb.open")
          .layer("session")
          .definedBy("dev.mxcp.sql.internal.duckdb.session")
          .layer("function")
          .definedBy("dev.mxcp.sql.internal.duckdb.function")
          .layer("value")
          .definedBy("dev.mxcp.sql.internal.duckdb.value")
          .whereLayer("open")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("open")
          .whereLayer("function")
          .mayOnlyBeAccessedByLayers("open", "session")
          .whereLayer("value")
          .mayOnlyBeAccessedByLayers("session", "function");
}
