package dev.tandem.mutants;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How one test ended in a process of its own.
 *
 * @param end how
 * @param failure the failure with its causes, as text; empty if it passed
 */
record TestResult(End end, String failure) {

    private static final int HEADLINE = 200;

    /** How a test ends. */
    enum End {
        PASSED,
        ASSERTION_FAILED,
        FAILED_OTHERWISE,
        DID_NOT_RUN
    }

    static TestResult didNotRun(String why) {
        return new TestResult(End.DID_NOT_RUN, why);
    }

    static TestResult read(Path file) throws IOException {
        return new ObjectMapper().readValue(file.toFile(), TestResult.class);
    }

    void write(Path file) throws IOException {
        Files.write(file, new ObjectMapper().writeValueAsBytes(this));
    }

    /** What this says of a mutant whose failure is expected to hold that text. */
    Verdict verdict(Optional<String> because) {
        return switch (end) {
            case PASSED -> Verdict.SURVIVED;
            case ASSERTION_FAILED ->
                because.isEmpty() || failure.contains(because.get()) ? Verdict.KILLED : Verdict.UNCLEAR;
            case FAILED_OTHERWISE ->
                because.isPresent() && failure.contains(because.get()) ? Verdict.KILLED : Verdict.UNCLEAR;
            case DID_NOT_RUN -> Verdict.UNCLEAR;
        };
    }

    /** The beginning of the failure on one line; empty if it passed. */
    String headline() {
        String line = failure.strip().replaceAll("\\s+", " ");
        return line.length() <= HEADLINE ? line : line.substring(0, HEADLINE) + " ...";
    }
}
