package dev.mxcp.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.ModuleRules;

/** What the command may know, and its rooms each other. */
@AnalyzeClasses(packages = "dev.mxcp.cli", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);

  @ArchTest
  static final ArchRule rooms_know_only_those_below =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.mxcp.cli..")
          .layer("commands")
          .definedBy("dev.mxcp.cli")
          .layer("option")
          .definedBy("dev.mxcp.cli.option")
          .layer("serve")
          .definedBy("dev.mxcp.cli.serve")
          .layer("audit")
          .definedBy("dev.mxcp.cli.audit")
          .layer("lint")
          .definedBy("dev.mxcp.cli.lint")
          .layer("output")
          .definedBy("dev.mxcp.cli.output")
          .layer("project")
          .definedBy("dev.mxcp.cli.project")
          .layer("failure")
          .definedBy("dev.mxcp.cli.failure")
          .layer("log")
          .definedBy("dev.mxcp.cli.log")
          .layer("terminal")
          .definedBy("dev.mxcp.cli.terminal")
          .whereLayer("commands")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("option")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("serve")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("commands", "option")
          .whereLayer("lint")
          .mayOnlyBeAccessedByLayers("commands")
          .whereLayer("output")
          .mayOnlyBeAccessedByLayers("commands", "option", "lint")
          .whereLayer("project")
          .mayOnlyBeAccessedByLayers("commands", "option", "lint", "output")
          .ensureAllClassesAreContainedInArchitectureIgnoring(resideInAPackage("dev.mxcp"));
}
