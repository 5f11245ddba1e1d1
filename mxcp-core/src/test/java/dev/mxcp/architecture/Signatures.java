package dev.mxcp.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What others can see of a class. */
final class Signatures {

  private Signatures() {}

  /** Public or protected types, all the way out. */
  static DescribedPredicate<JavaClass> arePublished() {
    return DescribedPredicate.describe("are published", Signatures::isPublished);
  }

  /** Finds types of these packages in headers and members that others can see. */
  static ArchCondition<JavaClass> mentionNo(String... packages) {
    DescribedPredicate<JavaClass> unwanted = JavaClass.Predicates.resideInAnyPackage(packages);
    return new ArchCondition<>("mention nothing of " + List.of(packages)) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        report(type, type.getDescription(), header(type), events);
        type.getMembers().stream()
            .filter(member -> isVisible(member.getModifiers()))
            .forEach(member -> report(type, member.getDescription(), types(member), events));
      }

      private void report(
          JavaClass type, String where, Stream<JavaType> types, ConditionEvents events) {
        types
            .flatMap(Signatures::involved)
            .filter(unwanted)
            .distinct()
            .forEach(found -> events.add(violation(type, where, found)));
      }
    };
  }

  private static ConditionEvent violation(JavaClass type, String where, JavaClass found) {
    return SimpleConditionEvent.violated(type, where + " mentions " + found.getName());
  }

  private static boolean isPublished(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(Signatures::isPublished).orElse(true);
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return !modifiers.contains(JavaModifier.SYNTHETIC)
        && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
  }

  private static Stream<JavaType> header(JavaClass type) {
    return Stream.of(
            type.getSuperclass().stream(),
            type.getInterfaces().stream(),
            bounds(type.getTypeParameters()))
        .flatMap(types -> types);
  }

  private static Stream<JavaType> types(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit code = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(code.getReturnType()),
            code.getParameters().stream().map(JavaParameter::getType),
            code.getExceptionTypes().stream(),
            bounds(code.getTypeParameters()))
        .flatMap(types -> types);
  }

  private static Stream<JavaType> bounds(List<? extends JavaTypeVariable<?>> variables) {
    return variables.stream().flatMap(variable -> variable.getUpperBounds().stream());
  }

  private static Stream<JavaClass> involved(JavaType type) {
    return type.getAllInvolvedRawTypes().stream()
        .map(JavaClass::getBaseComponentType)
        .collect(Collectors.toSet())
        .stream();
  }
}
