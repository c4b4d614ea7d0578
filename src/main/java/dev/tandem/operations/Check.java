package dev.tandem.operations;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * One step of the set-up, as it was found.
 *
 * @param step what must be so
 * @param result whether it is
 * @param findings what is to be repaired and how, a sentence each; why the step could not be checked, or what
 *     is worth knowing although it is ok
 */
public record Check(String step, Result result, List<String> findings) {

    public Check {
        findings = List.copyOf(findings);
    }

    /** What came of a step. */
    public enum Result {
        /** It is as it must be. */
        OK("ok"),
        /** Something is to be repaired. */
        FAILED("failed"),
        /** An earlier step failed that this one needs. */
        NOT_CHECKED("not checked");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        /** The result in words. */
        @JsonValue
        public String text() {
            return text;
        }
    }
}
