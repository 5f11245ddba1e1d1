package dev.mxcp.sql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

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
}
