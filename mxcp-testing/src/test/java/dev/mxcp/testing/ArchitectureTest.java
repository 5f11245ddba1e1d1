package dev.mxcp.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.LibraryRules;
import dev.mxcp.architecture.ModuleRules;

/** What the testing module may know. */
@AnalyzeClasses(packages = "dev.mxcp.testing", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule it_tests_through_the_front_door =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.mxcp.internal..");

  @ArchTest
  static final ArchRule engines_are_optional =
      noClasses()
          .that()
          .doNotHaveSimpleName("Engines")
          .and()
          .haveNameNotMatching(".*PythonEngineContract.*")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.mxcp.sql..", "dev.mxcp.python..")
          .because("a test of tools in another language has neither of them");
}
