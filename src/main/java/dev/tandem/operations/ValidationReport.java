package dev.tandem.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The answer of {@code validate --json}.
 *
 * @param ok whether every step is done
 * @param refusal what keeps Tandem from looking any further: credentials that are refused, a host that does not answer, a
 *     state that cannot be opened; null if there is nothing of the kind
 * @param checks the steps, in order
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ValidationReport(boolean ok, String refusal, List<Check> checks) {

    public ValidationReport {
        checks = List.copyOf(checks);
    }
}
