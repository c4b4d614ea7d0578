package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoFailure;
import dev.tandem.marketo.MarketoForbidden;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.ObjectSchema;
import dev.tandem.stream.StreamDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Marketo says about the objects of the streams; a custom object that is not there, or not approved, is in neither
 * map.
 *
 * @param present the objects that it describes
 * @param withheld objects of optional streams that it does not give us, with the reason
 */
public record ObjectSchemas(Map<MarketoObject, ObjectSchema> present, Map<MarketoObject, String> withheld) {

    public ObjectSchemas {
        present = Map.copyOf(present);
        withheld = Map.copyOf(withheld);
    }

    /**
     * Asks Marketo, once for each object.
     *
     * @param problems takes a sentence for each custom object that is refused and not optional
     */
    static ObjectSchemas read(List<StreamDefinition> streams, MarketoClient marketo, List<String> problems) {
        Map<MarketoObject, ObjectSchema> present = new HashMap<>();
        Map<MarketoObject, String> withheld = new HashMap<>();
        Set<MarketoObject> optional = MarketoObjects.optional(streams);
        for (StreamDefinition stream : streams) {
            MarketoObject object = MarketoObjects.of(stream);
            if (present.containsKey(object) || withheld.containsKey(object)) {
                continue;
            }
            try {
                Optional<ObjectSchema> schema = marketo.find(object, true);
                schema.ifPresent(found -> present.put(object, found));
                if (schema.isEmpty() && optional.contains(object)) {
                    typeWithheld(stream, marketo).ifPresent(reason -> withheld.put(object, reason));
                }
            } catch (MarketoRefused | MarketoForbidden refusal) {
                Optional<String> reason = Withheld.reason(refusal).filter(any -> optional.contains(object));
                reason.ifPresent(why -> withheld.put(object, why));
                if (reason.isEmpty()) {
                    problems.add(problem(stream, refusal));
                }
            }
        }
        return new ObjectSchemas(present, withheld);
    }

    private static Optional<String> typeWithheld(StreamDefinition stream, MarketoClient marketo) {
        return stream.marketo().name().flatMap(name -> Withheld.ofType(marketo.customObjectTypes(), name));
    }

    /** Not every subscription has custom objects (Marketo reference, section 9.2). */
    private static String problem(StreamDefinition stream, MarketoFailure refusal) {
        if (stream.marketo().name().isEmpty() || refusal instanceof MarketoForbidden) {
            throw refusal;
        }
        return "config/streams, " + stream.name() + ": " + refusal.getMessage()
                + " Have custom objects enabled, take the stream's file out or mark it optional";
    }
}
