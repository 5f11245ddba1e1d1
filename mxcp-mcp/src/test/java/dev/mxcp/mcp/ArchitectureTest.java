package dev.mxcp.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mxcp.architecture.LibraryRules;
import dev.mxcp.architecture.ModuleRules;

/** What the MCP module may know. */
@AnalyzeClasses(packages = "dev.mxcp.mcp", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest static final ArchTests every_module = ArchTests.in(ModuleRules.class);
  @ArchTest static final ArchTests every_library = ArchTests.in(LibraryRules.class);

  @ArchTest
  static final ArchRule mapping_knows_neither_the_sdk_nor_a_transport =
      noClasses()
          .that()
          .resideInAPackage("dev.mxcp.mcp.internal.mapping..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.modelcontextprotocol..", "reactor..", "jakarta..", "com.fasterxml..");

  @ArchTest
  static final ArchRule tokens_are_verified_in_one_room =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.mxcp.mcp.auth..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule the_core_is_known_by_its_public_rooms =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.mxcp.internal..", "dev.mxcp.sql..", "dev.mxcp.python..");
}
