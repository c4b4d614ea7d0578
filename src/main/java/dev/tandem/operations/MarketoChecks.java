package dev.tandem.operations;

import dev.tandem.marketo.MarketoCode;
import dev.tandem.marketo.MarketoFailure;
import dev.tandem.marketo.MarketoForbidden;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.MarketoTokens;
import dev.tandem.marketo.ObjectSchema;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.MarketoObjects;
import dev.tandem.sync.Withheld;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of the set-up that lie in Marketo. */
final class MarketoChecks {

    /**
     * How an object is called.
     *
     * @param name in the words of this program
     * @param permission to read and write it, as Marketo calls it where roles are edited (Marketo reference, section 1.5)
     */
    private record Words(String name, String permission) {}

    private static final Map<MarketoObject, Words> WORDS = Map.of(
            MarketoObject.PERSON, new Words("persons", "Read-Write Lead"),
            MarketoObject.COMPANY, new Words("companies", "Read-Write Company"),
            MarketoObject.SALES_PERSON, new Words("sales persons", "Read-Write Sales Person"),
            MarketoObject.OPPORTUNITY, new Words("opportunities", "Read-Write Opportunity"),
            MarketoObject.OPPORTUNITY_ROLE, new Words("opportunity roles", "Read-Write Opportunity"));

    private final Set<MarketoObject> objects;
    private final Set<MarketoObject> written;
    private final Set<MarketoObject> optional;
    private final Map<MarketoObject, String> custom = new HashMap<>();
    private final Systems systems;

    /**
     * @param streams all streams; their objects must be there, if they are not optional
     * @param written those that are kept in sync, whose records are read and written
     */
    MarketoChecks(List<StreamDefinition> streams, Set<MarketoObject> written, Systems systems) {
        this.objects = streams.stream().map(MarketoObjects::of).collect(Collectors.toCollection(LinkedHashSet::new));
        this.optional = MarketoObjects.optional(streams);
        streams.forEach(
                stream -> stream.marketo().name().ifPresent(name -> custom.put(MarketoObjects.of(stream), name)));
        this.written = Set.copyOf(written);
        this.systems = systems;
    }

    /**
     * What Marketo lets us see.
     *
     * @param schemas of the objects that it describes
     * @param owned the objects that a native CRM sync keeps from us
     * @param denied the objects that the API user may not read
     * @param absent the custom objects that are not there, or not approved yet
     * @param withheld the objects of optional streams that Marketo does not give us, with the reason
     */
    record Seen(
            Map<MarketoObject, ObjectSchema> schemas,
            Set<MarketoObject> owned,
            Set<MarketoObject> denied,
            Set<MarketoObject> absent,
            Map<MarketoObject, String> withheld) {

        Seen() {
            this(
                    new LinkedHashMap<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashSet<>(),
                    new LinkedHashMap<>());
        }
    }

    /** Whether Marketo answers and lets us read what the streams write; the objects that it describes. */
    Optional<Seen> objects(Checklist checklist) {
        Optional<MarketoTokens> token = checklist.step(
                "Marketo answers at marketo.url and accepts the credentials (marketo.client-id)", findings -> {
                    Objects.requireNonNull(systems.marketoTokens().bearer());
                    return systems.marketoTokens();
                });
        Optional<Seen> seen = checklist.step("Its API user may read what the streams write", this::look, token);
        nativeSync(checklist, seen);
        return seen;
    }

    private Seen look(List<String> findings) {
        Seen seen = new Seen();
        for (MarketoObject object : objects) {
            try {
                seen.schemas().put(object, systems.marketo().describe(object, true));
                if (written.contains(object)) {
                    systems.marketo().probe(object);
                }
            } catch (MarketoForbidden | MarketoRefused refusal) {
                Optional<String> reason = withheld(object, refusal, seen);
                if (reason.isPresent()) {
                    seen.withheld().put(object, reason.get());
                } else {
                    refused(object, refusal, seen, findings);
                }
            }
        }
        return seen;
    }

    /** The cycle leaves the streams of such an object out. */
    private Optional<String> withheld(MarketoObject object, MarketoFailure refusal, Seen seen) {
        if (!optional.contains(object) || seen.schemas().containsKey(object)) {
            return Optional.empty();
        }
        return Withheld.reason(refusal).or(() -> Optional.ofNullable(custom.get(object))
                .flatMap(name -> Withheld.ofType(systems.marketo().customObjectTypes(), name)));
    }

    private static void refused(MarketoObject object, MarketoFailure refusal, Seen seen, List<String> findings) {
        if (refusal instanceof MarketoForbidden) {
            seen.denied().add(object);
            findings.add("Marketo denies its API user the " + name(object) + "; give the user's role the permission "
                    + permission(object) + ", and let the address of this machine through if Marketo's"
                    + " allow-list of addresses is on.");
        } else if (refusal instanceof MarketoRefused refused
                && refused.code().equals(MarketoCode.NATIVE_SYNC.number())) {
            seen.owned().add(object);
        } else if (!WORDS.containsKey(object) && !seen.schemas().containsKey(object)) {
            seen.absent().add(object);
        } else {
            seen.denied().add(object);
            findings.add("The " + name(object) + " cannot be read: " + refusal.getMessage());
        }
    }

    /** Marketo tells of a native sync only by refusing its objects (Marketo reference, section 8.1). */
    private static void nativeSync(Checklist checklist, Optional<Seen> seen) {
        String step = "No CRM is connected to Marketo natively";
        if (seen.filter(it -> it.owned().isEmpty() && !it.denied().isEmpty()).isPresent()) {
            checklist.notChecked(step);
            return;
        }
        checklist.step(
                step,
                findings -> {
                    Set<MarketoObject> owned = seen.orElseThrow().owned();
                    if (!owned.isEmpty()) {
                        findings.add("A native CRM sync of this Marketo instance owns its "
                                + owned.stream().map(MarketoChecks::name).collect(Collectors.joining(", "))
                                + " (code 1018); the native sync must be switched off in Marketo, nothing else helps.");
                    }
                    return owned;
                },
                seen);
    }

    /** In the words of this program; a custom object has no others than Marketo's. */
    private static String name(MarketoObject object) {
        return Optional.ofNullable(WORDS.get(object)).map(Words::name).orElse(object.title());
    }

    private static String permission(MarketoObject object) {
        return Optional.ofNullable(WORDS.get(object)).map(Words::permission).orElse("Read-Write Custom Object");
    }
}
