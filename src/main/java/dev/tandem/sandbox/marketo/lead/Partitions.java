package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.IOException;

/** The partitions of persons: this subscription has the one that every subscription starts with. */
final class Partitions {

    static final String DEFAULT = "Default";

    private Partitions() {}

    /** Refuses any other partition as one that the user may not see (1008). */
    static void check(String name) {
        if (!name.equals(DEFAULT)) {
            throw new Refusal(ErrorCode.PARTITION_DENIED);
        }
    }

    static void list(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        out.writeNumberField("id", 1);
        out.writeStringField("name", DEFAULT);
        out.writeStringField("description", "Initial system lead partition");
        out.writeEndObject();
        out.writeEndArray();
    }
}
