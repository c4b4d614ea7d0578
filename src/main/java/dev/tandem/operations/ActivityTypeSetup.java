package dev.tandem.operations;

import dev.tandem.marketo.CustomActivities;
import dev.tandem.marketo.CustomActivityType;
import dev.tandem.marketo.NewActivityType;
import dev.tandem.marketo.NewActivityType.Attribute;
import dev.tandem.sync.FailureActivityType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates and approves the custom activity type by which failures show in persons' logs. */
final class ActivityTypeSetup {

    private static final String REPAIR =
            "Give the API user's role the permission 'Read-Write Activity Metadata', and see that no other type has the"
                    + " same name, trigger or filter; or set marketo.failure-activities to false, the sync does without.";

    private final CustomActivities activities;

    ActivityTypeSetup(CustomActivities activities) {
        this.activities = activities;
    }

    /** Creates and completes what is missing. */
    void create(Steps steps) {
        NewActivityType wanted = FailureActivityType.definition();
        steps.isAllowed("activity type " + wanted.apiName(), () -> complete(wanted, steps), REPAIR);
    }

    private void complete(NewActivityType wanted, Steps steps) {
        String what = "activity type " + wanted.apiName();
        Optional<CustomActivityType> there = activities.listed(wanted.apiName());
        if (there.isEmpty()) {
            activities.create(wanted);
            steps.done(Steps.CREATED, what);
        }
        boolean approved = there.map(CustomActivityType::approved).orElse(false);
        if (approved && missing(wanted, false).isEmpty()) {
            return;
        }
        List<Attribute> missing = missing(wanted, true);
        if (!missing.isEmpty()) {
            activities.addAttributes(wanted.apiName(), missing);
            missing.forEach(attribute -> steps.done(Steps.CREATED, "attribute " + attribute.apiName() + " of " + what));
        }
        activities.approve(wanted.apiName());
        steps.done(Steps.APPROVED, what);
    }

    private List<Attribute> missing(NewActivityType wanted, boolean draft) {
        Set<String> there = activities.describe(wanted.apiName(), draft).attributes();
        return wanted.attributes().stream()
                .filter(attribute -> !there.contains(attribute.apiName()))
                .toList();
    }
}
