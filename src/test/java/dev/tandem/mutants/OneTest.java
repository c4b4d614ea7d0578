package dev.tandem.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.tandem.mutants.TestResult.End;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A process that runs one test and writes down how it ended. */
final class OneTest implements TestExecutionListener {

    private TestResult result = TestResult.didNotRun("no such test was found");

    private OneTest() {}

    /** Takes the {@link NamedTest} and the file for the {@link TestResult}. */
    public static void main(String[] arguments) throws IOException {
        OneTest listener = new OneTest();
        Method method = new TestClasses().methodOf(NamedTest.of(arguments[0]));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(method.getDeclaringClass(), method))
                .build();
        LauncherFactory.create().execute(request, listener);
        listener.result.write(Path.of(arguments[1]));
        // threads of a broken product do not hold up the others
        Runtime.getRuntime().halt(0);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult execution) {
        execution.getThrowable().ifPresentOrElse(failure -> failed(identifier, failure), () -> passed(identifier));
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        result = TestResult.didNotRun(reason);
    }

    private void passed(TestIdentifier identifier) {
        if (identifier.isTest() && result.end() == End.DID_NOT_RUN) {
            result = new TestResult(End.PASSED, "");
        }
    }

    private void failed(TestIdentifier identifier, Throwable failure) {
        String text = withCauses(failure);
        if (identifier.isContainer()) {
            result = TestResult.didNotRun(text);
        } else {
            result = new TestResult(
                    failure instanceof AssertionError ? End.ASSERTION_FAILED : End.FAILED_OTHERWISE, text);
        }
    }

    private static String withCauses(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            text.append(each).append('\n');
        }
        return text.toString();
    }
}
