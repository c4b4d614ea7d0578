package dev.tandem.sync;

import java.util.List;

/** The mapping does not fit the two systems; one sentence for each line, with its repair. */
public final class MappingProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MappingProblem(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
