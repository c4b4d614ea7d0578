package dev.tandem.marketo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an instance says about one object (its describe call).
 *
 * @param object the object
 * @param fields by REST name; fields that are not usable over REST are left out
 */
public record ObjectSchema(MarketoObject object, Map<String, Field> fields) {

    public ObjectSchema {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
