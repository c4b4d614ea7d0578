package dev.tandem;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/** Which package may know which (design, section 2), and a few rules of style that a compiler does not hold. */
@AnalyzeClasses(packages = "dev.tandem", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule mergeKnowsNobody = knowsOnly("merge");

    @ArchTest
    static final ArchRule governorKnowsNobody = knowsOnly("governor");

    @ArchTest
    static final ArchRule mergeAndStreamDoWithoutCamel = noClasses()
            .that()
            .resideInAnyPackage(packages("merge", "stream"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule streamKnowsMerge = knowsOnly("stream", "merge");

    @ArchTest
    static final ArchRule dynamicsKnowsTheGovernor = knowsOnly("dynamics", "governor");

    @ArchTest
    static final ArchRule marketoKnowsTheGovernor = knowsOnly("marketo", "governor");

    @ArchTest
    static final ArchRule stateKnowsStreamsMergeAndWhatItCounts = knowsOnly("state", "stream", "merge", "governor");

    @ArchTest
    static final ArchRule syncKnowsAllBelow =
            knowsOnly("sync", "governor", "merge", "stream", "dynamics", "marketo", "state");

    @ArchTest
    static final ArchRule operationsKnowAllBelow =
            knowsOnly("operations", "governor", "merge", "stream", "dynamics", "marketo", "state", "sync");

    @ArchTest
    static final ArchRule consoleKnowsAllBelow =
            knowsOnly("console", "merge", "stream", "dynamics", "marketo", "state", "sync", "operations");

    @ArchTest
    static final ArchRule sandboxKnowsNobody = knowsOnly("sandbox");

    @ArchTest
    static final ArchRule onlyTheLauncherStartsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tandem.sandbox..")
            .and()
            .haveNameNotMatching("dev\\.tandem\\.command\\.SandboxLauncher(\\$.*)?")
            .should(new ArchCondition<>("call the sandbox") {
                @Override
                public void check(JavaClass caller, ConditionEvents events) {
                    caller.getAccessesFromSelf().stream()
                            .filter(access ->
                                    resideInAPackage("dev.tandem.sandbox..").test(access.getTargetOwner()))
                            .filter(access -> !onlyAsksForTheAddress(caller, access.getName()))
                            .forEach(access ->
                                    events.add(SimpleConditionEvent.satisfied(caller, access.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.tandem.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule beansOfSyncTakeNoExchange = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage("dev.tandem.sync..")
            .should(new ArchCondition<>("take no Exchange") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    boolean takes = method.getRawParameterTypes().stream()
                            .anyMatch(type -> type.isAssignableTo(Exchange.class));
                    events.add(new SimpleConditionEvent(method, !takes, method.getDescription() + " takes one"));
                }
            });

    @ArchTest
    static final ArchRule namesSayWhatAClassIs = classes()
            .should(new ArchCondition<>("have no empty word in their names") {
                private static final Set<String> EMPTY_WORDS =
                        Set.of("Util", "Utils", "Helper", "Helpers", "Manager", "Impl", "Common");

                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream<String> words = Arrays.stream(type.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])"));
                    boolean good = words.noneMatch(EMPTY_WORDS::contains);
                    events.add(new SimpleConditionEvent(type, good, type.getName() + " says too little"));
                }
            });

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and(writtenByHand())
            .should(new ArchCondition<>("be final and hold nothing that changes") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    boolean good = field.getModifiers().contains(JavaModifier.FINAL)
                            && (!field.getRawType().isArray()
                                    || field.getModifiers().contains(JavaModifier.PRIVATE))
                            && !changing().test(field.getRawType());
                    events.add(new SimpleConditionEvent(field, good, field.getDescription() + " can change"));
                }
            });

    @ArchTest
    static final ArchRule onlyCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tandem.command..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(nameMatching("printStackTrace")));

    private static ArchRule knowsOnly(String own, String... others) {
        String[] allowed = Stream.concat(Stream.of(packages(own)), Stream.of(packages(others)))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage("dev.tandem." + own + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(outsideOfTandem()))
                .as("'" + own + "' knows nobody" + (others.length == 0 ? "" : " but " + String.join(", ", others)));
    }

    private static DescribedPredicate<JavaClass> outsideOfTandem() {
        return DescribedPredicate.not(resideInAPackage("dev.tandem.."));
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "dev.tandem." + name + "..").toArray(String[]::new);
    }

    /** The command 'run' prints where the sandbox that the launcher gave it answers, and nothing more. */
    private static boolean onlyAsksForTheAddress(JavaClass caller, String member) {
        return caller.getName().equals("dev.tandem.command.RunCommand") && member.equals("url");
    }

    private static DescribedPredicate<JavaMember> writtenByHand() {
        return DescribedPredicate.describe(
                "are written by hand", member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC));
    }

    private static DescribedPredicate<JavaClass> changing() {
        return DescribedPredicate.describe(
                "can change",
                type -> type.isAssignableTo("java.util.concurrent.atomic.AtomicInteger")
                        || type.isAssignableTo("java.util.concurrent.atomic.AtomicLong")
                        || type.isAssignableTo("java.util.concurrent.atomic.AtomicReference")
                        || type.isAssignableTo("java.util.concurrent.atomic.AtomicBoolean")
                        || type.isAssignableTo(java.util.concurrent.ConcurrentMap.class)
                        || type.isAssignableTo(ThreadLocal.class)
                        || type.isEquivalentTo(java.util.HashMap.class)
                        || type.isEquivalentTo(java.util.ArrayList.class)
                        || type.isEquivalentTo(StringBuilder.class));
    }
}
