package dev.tandem.sync;

import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.StreamDefinition;

/** The Marketo object that a stream file names. */
public final class MarketoObjects {

    private MarketoObjects() {}

    /** The object that the stream writes. */
    public static MarketoObject of(StreamDefinition stream) {
        return switch (stream.marketo().object()) {
            case "person" -> MarketoObject.PERSON;
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
