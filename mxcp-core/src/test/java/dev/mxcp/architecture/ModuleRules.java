package dev.mxcp.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Rules that every module keeps.
 *
 * <p>A module takes them with {@code ArchTests.in(ModuleRules.class)} in a test that imports the
 * module's own packages. A rule also holds where there is nothing to check yet.
 */
public final class ModuleRules {

  /** Where a module keeps what it promises nobody. */
  static final String INTERNAL = "dev.mxcp..internal..";

  private static final String FRONT_DOOR = "dev.mxcp";

  private static final String[] NOT_FOR_SIGNATURES = {
    INTERNAL,
    "com.fasterxml..",
    "tools.jackson..",
    "org.json..",
    "org.everit..",
    "org.duckdb..",
    "org.graalvm..",
    "org.python.."
  };

  @ArchTest
  static final ArchRule public_signatures_mention_only_our_own_types_and_the_jdk =
      classes()
          .that(Signatures.arePublished())
          .and(resideOutsideOfPackages(INTERNAL))
          .should(Signatures.mentionNo(NOT_FOR_SIGNATURES))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().should(Shapes.liveInANullMarkedPackage()).allowEmptyShould(true);

  @ArchTest
  static final ArchRule public_classes_are_closed =
      classes()
          .that(Signatures.arePublished())
          .should(Shapes.beClosed())
          .because("nobody shall extend what was not made for it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule static_state_does_not_change =
      fields().that().areStatic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule packages_know_each_other_one_way_only =
      slices()
          .assignedFrom(eachPackage())
          .should()
          .beFreeOfCycles()
          .ignoreDependency(resideInAPackage(FRONT_DOOR), resideInAPackage(".."))
          .ignoreDependency(resideInAPackage(".."), resideInAPackage(FRONT_DOOR))
          .because("only the front door puts together what may know it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_artifact_knows_the_internals_of_another =
      classes()
          .should(Artifacts.keepOutOfTheInternalsOfOthers(INTERNAL))
          .because("what others need belongs into a public room")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule internal_classes_are_used =
      classes()
          .that()
          .resideInAPackage(INTERNAL)
          .and()
          .arePublic()
          .and()
          .areTopLevelClasses()
          .should(Shapes.beUsed())
          .because("what nobody uses is deleted")
          .allowEmptyShould(true);

  private ModuleRules() {}

  private static SliceAssignment eachPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
        return SliceIdentifier.of(javaClass.getPackageName());
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }
}
