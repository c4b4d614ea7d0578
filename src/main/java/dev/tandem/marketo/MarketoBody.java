package dev.tandem.marketo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a request carries beside its query. */
public sealed interface MarketoBody {

    /** Nothing. */
    record None() implements MarketoBody {}

    /**
     * JSON text in UTF-8.
     *
     * @param bytes the encoded text, which nobody alters
     */
    record Json(byte[] bytes) implements MarketoBody {}

    /**
     * A form, as a long GET takes it ({@code _method=GET}).
     *
     * @param fields by name, not yet encoded
     */
    record Form(Map<String, String> fields) implements MarketoBody {
        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
