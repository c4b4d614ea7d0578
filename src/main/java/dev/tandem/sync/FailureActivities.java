package dev.tandem.sync;

import dev.tandem.governor.ShareSpent;
import dev.tandem.marketo.CustomActivities;
import dev.tandem.marketo.CustomActivityType;
import dev.tandem.marketo.MarketoFailure;
import dev.tandem.marketo.NewActivity;
import dev.tandem.state.Link;
import dev.tandem.sync.Identified.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows new failures in the activity logs of the persons they concern, so that marketers can filter by them. This is a
 * courtesy: what goes wrong here is said once and never stops the sync, and a lost answer is not repeated, because a
 * repeated call would add the activities twice.
 */
public final class FailureActivities {

    private static final Logger LOG = LoggerFactory.getLogger(FailureActivities.class);

    /** How long it is taken as known that the activity type is not there. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final CustomActivities activities;
    private final boolean enabled;
    private final Clock clock;
    private final AtomicReference<Type> known = new AtomicReference<>(new Type(OptionalInt.empty(), Instant.MIN));
    private final AtomicReference<String> said = new AtomicReference<>("");

    /**
     * The number of the activity type.
     *
     * @param id empty while it is not there
     * @param until when to look again, if it is not there
     */
    private record Type(OptionalInt id, Instant until) {}

    /**
     * @param enabled the setting {@code marketo.failure-activities}
     */
    public FailureActivities(CustomActivities activities, boolean enabled, Clock clock) {
        this.activities = activities;
        this.enabled = enabled;
        this.clock = clock;
    }

    /** Adds an activity for each of the failures. */
    public void add(NewFailures news) {
        if (!enabled || news.failures().isEmpty()) {
            return;
        }
        try {
            OptionalInt type = type();
            if (type.isPresent()) {
                add(news, type.getAsInt());
            }
        } catch (MarketoFailure | ShareSpent trouble) {
            say("Failures are missing in Marketo's activity log: " + trouble.getMessage());
        }
    }

    private void add(NewFailures news, int type) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<String> refused = activities.add(news.failures().stream()
                .map(failure -> activity(news.stream(), failure, type, now))
                .toList());
        if (refused.isEmpty()) {
            said.set("");
        } else {
            say("Marketo refused activities about failures, with the codes "
                    + String.join(", ", refused.stream().distinct().sorted().toList()) + ".");
        }
    }

    private static NewActivity activity(String stream, Result.Failed failure, int type, Instant now) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(FailureActivityType.STREAM, stream);
        attributes.put(FailureActivityType.RECORD, failure.change().recordId().toString());
        attributes.put(FailureActivityType.REASON, failure.sentence());
        String person = failure.change().link().map(Link::marketoId).orElseThrow();
        return new NewActivity(person, now, type, failure.code().isEmpty() ? "none" : failure.code(), attributes);
    }

    private OptionalInt type() {
        Type type = known.get();
        if (type.id().isPresent() || clock.instant().isBefore(type.until())) {
            return type.id();
        }
        Optional<CustomActivityType> there =
                activities.listed(FailureActivityType.API_NAME).filter(CustomActivityType::approved);
        OptionalInt id = there.map(CustomActivityType::id).map(OptionalInt::of).orElseGet(OptionalInt::empty);
        known.set(new Type(id, clock.instant().plus(LOOK_AGAIN)));
        if (id.isEmpty()) {
            say("Failures are missing in Marketo's activity log, because the activity type "
                    + FailureActivityType.API_NAME
                    + " is not there; run 'setup', or set marketo.failure-activities to false.");
        }
        return id;
    }

    private void say(String sentence) {
        if (!said.getAndSet(sentence).equals(sentence)) {
            LOG.warn(sentence);
        }
    }
}
