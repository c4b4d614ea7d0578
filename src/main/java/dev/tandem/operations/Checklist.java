package dev.tandem.operations;

import dev.tandem.operations.Check.Result;
import dev.tandem.state.StateUnavailable;
import dev.tandem.sync.Trouble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Goes through the steps of the set-up and notes what it finds; a step whose needs are not met is passed over. */
final class Checklist {

    private final List<Check> checks = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    /** One look at a part of the set-up. */
    @FunctionalInterface
    interface Look<T> {

        /**
         * Looks.
         *
         * @param findings takes a sentence for everything that is to be repaired
         * @return what later steps need
         */
        T look(List<String> findings);
    }

    /**
     * Does one step.
     *
     * @param needs what earlier steps found; if one of them found nothing, this step is not checked
     * @return what the look gave; empty if it failed as a whole
     */
    <T> Optional<T> step(String step, Look<T> look, Optional<?>... needs) {
        if (Arrays.stream(needs).anyMatch(Optional::isEmpty)) {
            notChecked(step);
            return Optional.empty();
        }
        List<String> findings = new ArrayList<>();
        Optional<T> found = Optional.empty();
        try {
            found = Optional.of(look.look(findings));
        } catch (StateUnavailable unavailable) {
            refuse(unavailable.getMessage(), findings);
        } catch (RuntimeException failure) {
            note(failure, findings);
        }
        checks.add(new Check(step, findings.isEmpty() ? Result.OK : Result.FAILED, findings));
        return found;
    }

    /** Notes a step that cannot be checked before earlier ones are repaired. */
    void notChecked(String step) {
        checks.add(new Check(step, Result.NOT_CHECKED, List.of()));
    }

    /** Notes a step that is as it must be, with what is worth knowing about it. */
    void remark(String step, List<String> remarks) {
        checks.add(new Check(step, Result.OK, remarks));
    }

    private void note(RuntimeException failure, List<String> findings) {
        Trouble trouble = Trouble.of(failure);
        switch (trouble.kind()) {
            case SETTINGS, CREDENTIALS, OUTAGE -> refuse(trouble.sentence(), findings);
            case BUG -> throw failure;
            case QUOTA, ENVIRONMENT, BUSY, STREAM -> findings.add(trouble.sentence());
        }
    }

    private void refuse(String sentence, List<String> findings) {
        findings.add(sentence);
        refusal = refusal.or(() -> Optional.of(sentence));
    }

    /** What was found. */
    ValidationReport report() {
        boolean ok = checks.stream().allMatch(check -> check.result() == Result.OK);
        return new ValidationReport(ok, refusal.orElse(null), checks);
    }
}
