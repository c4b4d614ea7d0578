package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Columns;
import dev.tandem.sandbox.http.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code /sandbox/schema}: what customizers of Dynamics and administrators of Marketo change. */
record SchemaLever(Columns columns, Fields fields) implements Lever {

    private static final Set<String> COLUMN = Set.of("table", "column");
    private static final Set<String> OPTION = Set.of("table", "column", "value", "label");
    private static final Set<String> TABLE = Set.of("table");
    private static final Set<String> TRACKING = Set.of("table", "on");
    private static final Set<String> KEY = Set.of("table", "columns");
    private static final Set<String> SECURITY = Set.of("table", "column", "access");
    private static final Set<String> AVAILABILITY = Set.of("table", "available");
    private static final Set<String> FIELD = Set.of("object", "field");

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET",
                "the dropped columns and the hidden fields",
                "POST",
                "any of {\"dropColumn\"|\"addColumn\":{\"table\",\"column\"}, \"dropOption\":{\"table\",\"column\","
                        + "\"value\"}, \"addOption\":{\"table\",\"column\",\"value\",\"label\"}, "
                        + "\"expireTokens\":{\"table\"}, "
                        + "\"trackChanges\":{\"table\",\"on\"}, \"addKey\":{\"table\",\"columns\":\"a,b\"}, "
                        + "\"secureColumn\":{\"table\",\"column\",\"access\":\"none|read|update|open\"}, "
                        + "\"bulkActions\":{\"table\",\"available\"}, \"hideField\"|\"showField\":{\"object\",\"field\"}}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("POST")) {
            Body body = Body.parse(
                    call.body(),
                    Set.of(
                            "dropColumn",
                            "addColumn",
                            "dropOption",
                            "addOption",
                            "expireTokens",
                            "trackChanges",
                            "addKey",
                            "secureColumn",
                            "bulkActions",
                            "hideField",
                            "showField"));
            try {
                change(body);
            } catch (IllegalArgumentException impossible) {
                throw (Refused) Refused.malformed(impossible.getMessage()).initCause(impossible);
            }
        }
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        list(now.putArray("droppedColumns"), columns.dropped());
        list(now.putArray("hiddenFields"), fields.hidden());
        return now;
    }

    private void change(Body body) throws Refused {
        if (body.has("dropColumn")) {
            Body column = body.member("dropColumn", COLUMN);
            columns.drop(column.requiredText("table"), column.requiredText("column"));
        }
        if (body.has("addColumn")) {
            Body column = body.member("addColumn", COLUMN);
            columns.add(column.requiredText("table"), column.requiredText("column"));
        }
        if (body.has("dropOption")) {
            Body option = body.member("dropOption", OPTION);
            columns.dropOption(option.requiredText("table"), option.requiredText("column"), value(option));
        }
        if (body.has("addOption")) {
            Body option = body.member("addOption", OPTION);
            columns.addOption(
                    option.requiredText("table"),
                    option.requiredText("column"),
                    value(option),
                    option.requiredText("label"));
        }
        if (body.has("expireTokens")) {
            columns.expireTokens(body.member("expireTokens", TABLE).requiredText("table"));
        }
        administer(body);
        for (String name : Set.of("hideField", "showField")) {
            if (body.has(name)) {
                Body field = body.member(name, FIELD);
                fields.hide(field.requiredText("object"), field.requiredText("field"), name.equals("hideField"));
            }
        }
    }

    private void administer(Body body) throws Refused {
        if (body.has("trackChanges")) {
            Body table = body.member("trackChanges", TRACKING);
            columns.track(table.requiredText("table"), table.requiredFlag("on"));
        }
        if (body.has("addKey")) {
            Body key = body.member("addKey", KEY);
            columns.addKey(
                    key.requiredText("table"),
                    List.of(key.requiredText("columns").split(",", -1)));
        }
        if (body.has("secureColumn")) {
            Body column = body.member("secureColumn", SECURITY);
            columns.secure(column.requiredText("table"), column.requiredText("column"), column.requiredText("access"));
        }
        if (body.has("bulkActions")) {
            Body table = body.member("bulkActions", AVAILABILITY);
            columns.bulkActions(table.requiredText("table"), table.requiredFlag("available"));
        }
    }

    private static int value(Body option) throws Refused {
        return option.number("value", Integer.MIN_VALUE, Integer.MAX_VALUE)
                .orElseThrow(() -> Refused.malformed("The body needs the member 'value'."));
    }

    private static void list(ArrayNode to, Set<String> names) {
        new TreeSet<>(names).forEach(to::add);
    }
}
