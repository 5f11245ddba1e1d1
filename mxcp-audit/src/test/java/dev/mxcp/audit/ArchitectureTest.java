package dev.mxcp.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.LibraryRules;
import dev.mxcp.architecture.ModuleRules;

/** What the audit module may know. */
@AnalyzeClasses(packages = "dev.mxcp.audit", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule drivers_and_engines_are_unknown =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.graalvm..", "org.duckdb..", "com.fasterxml..");
}
