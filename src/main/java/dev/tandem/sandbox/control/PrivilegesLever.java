package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.ReadRights;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/privileges}: takes the right to read a table of Dynamics from the API user, or gives it back. */
record PrivilegesLever(ReadRights rights) implements Lever {

    private static final String TABLE = "table";
    private static final String READ = "read";

    @Override
    public String name() {
        return "privileges";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "the tables of Dynamics that the API user may not read",
                "PUT", "{\"table\":\"contact\",\"read\":false}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(TABLE, READ));
            change(body.requiredText(TABLE), body.requiredFlag(READ));
        }
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        ArrayNode unreadable = shown.putArray("unreadable");
        rights.withdrawn().forEach(unreadable::add);
        return shown;
    }

    private void change(String table, boolean read) throws Refused {
        if (!rights.knows(table)) {
            throw Refused.malformed("There is no table '" + table + "'.");
        }
        if (read) {
            rights.grant(table);
        } else {
            rights.withdraw(table);
        }
    }
}
