package dev.mxcp.prompts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.LibraryRules;
import dev.mxcp.architecture.ModuleRules;

/** What the prompt module may know. */
@AnalyzeClasses(packages = "dev.mxcp.prompts", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule databases_and_python_are_unknown =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.graalvm..", "org.duckdb..", "java.sql..", "com.fasterxml..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule every_room_knows_only_those_below_it =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("invoker")
          .definedBy("dev.mxcp.prompts")
          .layer("template")
          .definedBy("..internal.template")
          .layer("syntax")
          .definedBy("..internal.syntax")
          .layer("filter")
          .definedBy("..internal.filter")
          .layer("evaluate")
          .definedBy("..internal.evaluate")
          .layer("text")
          .definedBy("..internal.text")
          .layer("value")
          .definedBy("..internal.value")
          .whereLayer("invoker")
          .mayOnlyAccessLayers("template")
          .whereLayer("template")
          .mayOnlyAccessLayers("syntax", "evaluate", "text", "value")
          .whereLayer("syntax")
          .mayOnlyAccessLayers("filter", "evaluate", "value")
          .whereLayer("filter")
          .mayOnlyAccessLayers("evaluate", "text", "value")
          .whereLayer("evaluate")
          .mayOnlyAccessLayers("text", "value")
          .whereLayer("text")
          .mayOnlyAccessLayers("value")
          .whereLayer("value")
          .mayNotAccessAnyLayer();

  @ArchTest
  static final ArchRule expressions_use_no_reflection =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.lang.reflect..", "java.beans..")
          .because("no template may reach a Java object")
          .allowEmptyShould(true);
}
