package dev.tandem.operations;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.StreamDefinition;
import java.util.List;
import java.util.Optional;

/**
 * Creates in Marketo what the streams need and what is not there: custom fields, custom object types, the activity type.
 * Doing it twice changes nothing, and what a first attempt left half done is completed by the next.
 */
public final class Setup {

    private final FieldSetup fields;
    private final ObjectTypeSetup types;
    private final ActivityTypeSetup activityType;

    public Setup(List<StreamDefinition> streams, MarketoClient marketo) {
        this.fields = new FieldSetup(streams, marketo);
        this.types = new ObjectTypeSetup(streams, marketo.customObjectTypes());
        this.activityType = new ActivityTypeSetup(marketo.customActivities());
    }

    /**
     * What came of one step.
     *
     * @param verb what was to be done: created, approved; or that it was left out, because it is optional
     * @param what to which thing, such as {@code person field microsoftId}
     * @param problem why it could not be done, and what to do; empty if it was done
     */
    public record Step(String verb, String what, Optional<String> problem) {

        /** Whether it was left out, which is no fault. */
        public boolean leftOut() {
            return verb.equals(Steps.LEFT_OUT);
        }

        /** One line for a person. */
        public String line() {
            return problem.map(why -> "refused  " + what + ": " + why).orElseGet(() -> verb + "  " + what);
        }
    }

    /** Creates what is missing; one entry for each step that was necessary. Fields come first, because types link to them. */
    public List<Step> run() {
        Steps steps = new Steps();
        fields.create(StreamDefinition.PERSON, MarketoObject.PERSON, steps);
        fields.create("company", MarketoObject.COMPANY, steps);
        fields.create("opportunity", MarketoObject.OPPORTUNITY, steps);
        types.create(steps);
        activityType.create(steps);
        return steps.all();
    }
}
