package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.dynamics.DynamicsForbidden;
import dev.tandem.marketo.MarketoCredentialsRefused;
import dev.tandem.marketo.MarketoUnreachable;
import dev.tandem.operations.Check.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecklistTest {

    private final Checklist checklist = new Checklist();

    @Test
    void isGoodWhenEveryStepIs() {
        Optional<String> one = checklist.step("one", findings -> "found");
        checklist.step("two", findings -> one.orElseThrow() + " again", one);

        assertThat(checklist.report())
                .isEqualTo(new ValidationReport(
                        true,
                        null,
                        List.of(new Check("one", Result.OK, List.of()), new Check("two", Result.OK, List.of()))));
    }

    @Test
    void goesOnWithWhatAStepFoundBesideItsFindings() {
        Optional<String> one = checklist.step("one", findings -> {
            findings.add("Switch it on.");
            return "found";
        });
        checklist.step("two", findings -> one.orElseThrow(), one);

        assertThat(checklist.report().ok()).isFalse();
        assertThat(checklist.report().refusal()).isNull();
        assertThat(results()).containsExactly(Result.FAILED, Result.OK);
    }

    @Test
    void passesOverWhatNeedsAStepThatFailedAsAWhole() {
        Optional<String> one = checklist.step("one", findings -> {
            throw new DynamicsForbidden("The user lacks a privilege.", "0x80040220", "");
        });
        Optional<String> two = checklist.step("two", findings -> "never", one);
        checklist.step("three", findings -> "never", two);
        checklist.step("four", findings -> "found");

        assertThat(results()).containsExactly(Result.FAILED, Result.NOT_CHECKED, Result.NOT_CHECKED, Result.OK);
        assertThat(checklist.report().checks().get(0).findings()).containsExactly("The user lacks a privilege.");
        assertThat(checklist.report().refusal()).isNull();
    }

    @Test
    void keepsTheFirstSentenceThatEndsACommandEverywhere() {
        checklist.step("one", findings -> {
            throw new MarketoCredentialsRefused("They are refused.");
        });
        checklist.step("two", findings -> {
            throw new MarketoUnreachable("Nobody answers.", null);
        });

        assertThat(results()).containsExactly(Result.FAILED, Result.FAILED);
        assertThat(checklist.report().refusal()).isEqualTo("They are refused.");
    }

    @Test
    void hidesNoMistakeOfOurs() {
        assertThatThrownBy(() -> checklist.step("one", findings -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    private List<Result> results() {
        return checklist.report().checks().stream().map(Check::result).toList();
    }
}
