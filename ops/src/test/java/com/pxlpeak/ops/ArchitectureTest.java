package com.pxlpeak.ops;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.pxlpeak.cluster.wire.WireType;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The picture in ops/docs/architecture.md, held to. Rules are methods: fields are left out where a test is chosen by name. */
@AnalyzeClasses(
        packages = "com.pxlpeak",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {

    /** What each module may use, by packages below {@code com.pxlpeak}. Only ops, which wires them, may use all. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "cluster", Set.of(),
            "edge", Set.of("cluster"),
            "attribution", Set.of("cluster"),
            "sessions", Set.of("cluster", "attribution"),
            "projections", Set.of("cluster", "attribution", "sessions"),
            "batch", Set.of("cluster", "attribution", "sessions", "projections.schema"),
            "api", Set.of("cluster", "attribution", "sessions", "projections.schema"));

    private static final Set<String> CLOCK_READERS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.lang.System.currentTimeMillis");

    private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b|\\bTimeUnit\\.\\w+\\.sleep\\b");

    @ArchTest
    static void modulesUseOnlyWhatThePictureAllows(JavaClasses all) {
        MAY_USE.forEach((module, allowed) -> noClasses()
                .that(resideInAPackage("com.pxlpeak." + module + ".."))
                .should()
                .dependOnClassesThat(ours().and(not(in(module))).and(not(inAnyOf(allowed))))
                .because("it may use " + allowed + " only")
                .allowEmptyShould(true)
                .check(all));
    }

    /** A module that nobody put into the picture is held to nothing. */
    @ArchTest
    static void everyModuleIsInThePicture(JavaClasses all) {
        assertThat(all.stream().map(type -> type.getPackageName().split("\\.", -1)[2]))
                .allMatch(module -> module.equals("ops") || MAY_USE.containsKey(module));
    }

    @ArchTest
    static void packagesFormNoCycles(JavaClasses all) {
        slices().matching("com.pxlpeak.(**)").should().beFreeOfCycles().check(all);
    }

    @ArchTest
    static void thereAreNoDumpingGrounds(JavaClasses all) {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..", "..misc..")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Base)")
                .check(all);
    }

    @ArchTest
    static void whatTravelsIsAValue(JavaClasses all) {
        classes()
                .that()
                .implement(WireType.class)
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .check(all);
    }

    @ArchTest
    static void onlyOpsReadsTheClock(JavaClasses all) {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.pxlpeak.ops..")
                .should()
                .callMethodWhere(describe("reads the clock of the machine", ArchitectureTest::readsTheClock))
                .check(all);
    }

    @ArchTest
    static void sqlStaysWhereTheDatabasesAre(JavaClasses all) {
        noClasses()
                .that()
                .resideOutsideOfPackages("com.pxlpeak.projections..", "com.pxlpeak.api..", "com.pxlpeak.ops..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(all);
    }

    @ArchTest
    static void configurationIsReadIntoSettings(JavaClasses all) {
        noClasses()
                .that()
                .resideOutsideOfPackage("com.pxlpeak.ops..")
                .and()
                .haveSimpleNameNotEndingWith("Settings")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Config.class)
                .check(all);
    }

    @ArchTest
    static void nothingIsWrittenAsJavaSerialisesIt(JavaClasses all) {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectOutputStream.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(all);
    }

    /** Looked for in the sources, since test classes of other modules are not on this module's class path. */
    @ArchTest
    static void noTestSleeps(JavaClasses all) throws IOException {
        List<Path> tests = testSources();

        assertThat(tests).hasSizeGreaterThan(20);
        assertThat(tests.stream().filter(ArchitectureTest::sleeps)).isEmpty();
    }

    private static List<Path> testSources() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
            return modules.map(module -> module.resolve("src/test"))
                    .filter(Files::isDirectory)
                    .flatMap(ArchitectureTest::filesBelow)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
        }
    }

    private static Stream<Path> filesBelow(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(directory + ": cannot be read", e);
        }
    }

    private static boolean sleeps(Path source) {
        try {
            return SLEEP.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new IllegalStateException(source + ": cannot be read", e);
        }
    }

    private static boolean readsTheClock(JavaMethodCall call) {
        String method = call.getTargetOwner().getName() + '.' + call.getName();
        boolean ofAClock =
                call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (CLOCK_READERS.contains(method) && !ofAClock)
                || method.startsWith("java.time.Clock.system")
                || method.equals("java.time.InstantSource.system");
    }

    private static DescribedPredicate<JavaClass> ours() {
        return resideInAPackage("com.pxlpeak..");
    }

    private static DescribedPredicate<JavaClass> in(String module) {
        return resideInAPackage("com.pxlpeak." + module + "..");
    }

    private static DescribedPredicate<JavaClass> inAnyOf(Set<String> parts) {
        return JavaClass.Predicates.resideInAnyPackage(
                parts.stream().map(part -> "com.pxlpeak." + part + "..").toArray(String[]::new));
    }

    /** What other modules lend to tests is test code too. */
    static final class NoTestJars implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }
}
