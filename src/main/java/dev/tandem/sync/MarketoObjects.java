package dev.tandem.sync;

import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.StreamDefinition;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The Marketo object that a stream file names. */
public final class MarketoObjects {

    private MarketoObjects() {}

    /** The objects that optional streams write and no other stream. */
    public static Set<MarketoObject> optional(Collection<StreamDefinition> streams) {
        Set<MarketoObject> objects = new HashSet<>();
        streams.stream()
                .filter(StreamDefinition::optional)
                .map(MarketoObjects::of)
                .forEach(objects::add);
        streams.stream()
                .filter(stream -> !stream.optional())
                .map(MarketoObjects::of)
                .forEach(objects::remove);
        return objects;
    }

    /** The object that the stream writes. */
    public static MarketoObject of(StreamDefinition stream) {
        return switch (stream.marketo().object()) {
            case StreamDefinition.PERSON -> MarketoObject.PERSON;
            case "company" -> MarketoObject.COMPANY;
            case "sales-person" -> MarketoObject.SALES_PERSON;
            case "opportunity" -> MarketoObject.OPPORTUNITY;
            case "opportunity-role" -> MarketoObject.OPPORTUNITY_ROLE;
            case "custom-object" ->
                MarketoObject.custom(
                        stream.marketo().name().orElseThrow(),
                        stream.marketo().key().orElseThrow());
            default ->
                throw new IllegalStateException(
                        "no Marketo object " + stream.marketo().object());
        };
    }
}
