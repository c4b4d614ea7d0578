package dev.tandem.dynamics;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gathers the members of one row: columns, annotations of lookups, marks of deletion. */
final class RowBuilder {

    /** Stands for an expanded row or collection, which is not a value. */
    static final Object NESTED = new Object();

    private static final Pattern LOOKUP = Pattern.compile("_(.+)_value");
    private static final Pattern VERSION_TAG = Pattern.compile("W/\"(\\d+)\"");
    private static final String TABLE_NOTE = "@Microsoft.Dynamics.CRM.lookuplogicalname";
    private static final String NAME_NOTE = "@OData.Community.Display.V1.FormattedValue";

    private final String idColumn;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> lookupIds = new LinkedHashMap<>();
    private final Map<String, String> lookupTables = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private String etag = "";
    private boolean deleted;

    RowBuilder(String idColumn) {
        this.idColumn = idColumn;
    }

    void member(String name, Object value) {
        int at = name.indexOf('@');
        if (at >= 0) {
            annotation(name.substring(0, at), name.substring(at), String.valueOf(value));
        } else if (value != NESTED) {
            column(name, value);
        }
    }

    private void annotation(String column, String annotation, String value) {
        if (annotation.equals(TABLE_NOTE)) {
            lookupTables.put(column, value);
        } else if (annotation.equals(NAME_NOTE)) {
            names.put(column, value);
        } else if (annotation.equals("@odata.etag")) {
            etag = value;
        } else if (annotation.equals("@odata.context")) {
            deleted = value.endsWith("/$deletedEntity");
        }
    }

    private void column(String name, Object value) {
        Matcher lookup = LOOKUP.matcher(name);
        if (lookup.matches()) {
            values.put(lookup.group(1), null);
            if (value != null) {
                lookupIds.put(name, value.toString());
            }
        } else {
            values.put(name, value);
        }
    }

    /** Whether this is an entry of a change feed about a row that is gone, for whatever reason the feed gives. */
    boolean isDeleted() {
        return deleted;
    }

    UUID deletedId() {
        return UUID.fromString(String.valueOf(values.get("id")));
    }

    Row build() {
        lookupIds.forEach((name, id) -> {
            Lookup lookup =
                    new Lookup(UUID.fromString(id), lookupTables.getOrDefault(name, ""), names.getOrDefault(name, ""));
            values.put(name.substring(1, name.length() - "_value".length()), lookup);
        });
        return new Row(UUID.fromString(String.valueOf(values.get(idColumn))), version(), values);
    }

    private long version() {
        if (values.get("versionnumber") instanceof Long version) {
            return version;
        }
        Matcher tag = VERSION_TAG.matcher(etag);
        return tag.matches() ? Long.parseLong(tag.group(1)) : 0;
    }
}
