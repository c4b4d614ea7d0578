package dev.tandem.operations;

import dev.tandem.marketo.MarketoForbidden;
import dev.tandem.marketo.MarketoOutcomeUnknown;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.operations.Setup.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a set-up. A refusal ends one step; an outage ends the set-up, which can be run again. */
final class Steps {

    static final String CREATED = "created";
    static final String APPROVED = "approved";
    static final String LEFT_OUT = "left out";

    private final List<Step> steps = new ArrayList<>();

    void done(String verb, String what) {
        steps.add(new Step(verb, what, Optional.empty()));
    }

    void leftOut(String what, String reason) {
        done(LEFT_OUT, what + ", because " + reason);
    }

    void refused(String what, String problem) {
        steps.add(new Step("", what, Optional.of(problem)));
    }

    /** Whether Marketo did it; if it refused, that becomes a step. */
    boolean isAllowed(String what, Runnable call, String repair) {
        try {
            call.run();
            return true;
        } catch (MarketoRefused | MarketoForbidden refused) {
            refused(what, refused.getMessage() + " " + repair);
        } catch (MarketoOutcomeUnknown lost) {
            refused(what, lost.getMessage() + " Run 'setup' again.");
        }
        return false;
    }

    /** The same, and a step of its own if it was done. */
    boolean isDone(String verb, String what, Runnable call, String repair) {
        boolean done = isAllowed(what, call, repair);
        if (done) {
            done(verb, what);
        }
        return done;
    }

    List<Step> all() {
        return List.copyOf(steps);
    }
}
