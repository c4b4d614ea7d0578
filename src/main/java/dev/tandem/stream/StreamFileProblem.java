package dev.tandem.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A stream file that cannot be used; every problem names file, line, field and repair. */
public final class StreamFileProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public StreamFileProblem(List<Problem> problems) {
        super(problems.stream().map(Problem::sentence).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** One problem at one place; line 0 means the file as a whole. */
    public record Problem(Path file, int line, String field, String repair) {

        /** The problem as one sentence. */
        public String sentence() {
            String place = file + (line > 0 ? ", line " + line : "");
            return place + (field.isEmpty() ? "" : ", " + field) + ": " + repair;
        }
    }
}
