package dev.mxcp.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Rules for what runs inside of another application; a command has its own manners. */
public final class LibraryRules {

  @ArchTest
  static final ArchRule output_belongs_to_the_host =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

  @ArchTest
  static final ArchRule logging_goes_through_slf4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_process_belongs_to_the_host =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("exit|halt|setProperty|setProperties"))
                  .and(target(owner(type(System.class).or(type(Runtime.class))))))
          .allowEmptyShould(true);

  private LibraryRules() {}
}
