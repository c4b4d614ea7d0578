package dev.tandem.mutants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Notes which tests of a build ran and passed, one {@code Class#method} a line, in the file that the system property
 * {@code tandem.ran-tests} names; without the property it does nothing. A process may run several test plans, one for each
 * class, so that the lines are added to the file. JUnit finds it as a service.
 */
public final class RanTests implements TestExecutionListener {

    private final Optional<Path> file =
            Optional.ofNullable(System.getProperty("tandem.ran-tests")).map(Path::of);
    private final Set<String> passed = new ConcurrentSkipListSet<>();
    private final Set<String> failed = new ConcurrentSkipListSet<>();

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        identifier
                .getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(RanTests::name)
                .ifPresent(name -> (result.getStatus() == Status.SUCCESSFUL ? passed : failed).add(name));
    }

    private static String name(MethodSource source) {
        return new NamedTest(source.getJavaClass().getSimpleName(), source.getMethodName()).toString();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        file.ifPresent(this::write);
    }

    private void write(Path target) {
        try {
            Files.createDirectories(target.getParent());
            Files.write(
                    target,
                    passed.stream().filter(name -> !failed.contains(name)).toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            passed.clear();
            failed.clear();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
