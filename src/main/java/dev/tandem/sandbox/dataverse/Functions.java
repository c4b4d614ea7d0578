package dev.tandem.sandbox.dataverse;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The unbound functions that a sync needs. */
final class Functions {

    /** The version that the imitated organization says it has. */
    static final String VERSION = "9.2.26071.112";

    private static final Set<String> KNOWN =
            Set.of("WhoAmI", "RetrieveCurrentOrganization", "RetrieveVersion", "RetrieveTotalRecordCount");
    private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTEXT = "@odata.context";
    private static final String TYPES = "$metadata#Microsoft.Dynamics.CRM.";

    private final Database database;
    private final Identity identity;

    Functions(Database database, Identity identity) {
        this.database = database;
        this.identity = identity;
    }

    /** Whether a first segment names one of these functions. */
    static boolean knows(String segment) {
        return KNOWN.contains(segment);
    }

    /** Calls the function that the path names. */
    Reply call(Request request) {
        if (!request.method().equals("GET")) {
            throw Refusal.method(request.method());
        }
        Matcher call = CALL.matcher(request.path());
        if (!call.matches()) {
            throw Refusal.unknownSegment(request.path());
        }
        return switch (call.group(1)) {
            case "WhoAmI" -> whoAmI(request);
            case "RetrieveVersion" ->
                Replies.json(request, 200, json -> {
                    json.writeStartObject();
                    json.writeStringField(CONTEXT, request.root() + TYPES + "RetrieveVersionResponse");
                    json.writeStringField("Version", VERSION);
                    json.writeEndObject();
                });
            case "RetrieveTotalRecordCount" -> totals(request, parameter(request, call.group(2), "EntityNames"));
            default -> organization(request, parameter(request, call.group(2), "AccessType"));
        };
    }

    private Reply whoAmI(Request request) {
        UUID unit = database.find(new Ref("systemuser", request.user()))
                                .map(user -> user.value("businessunitid"))
                                .orElse(null)
                        instanceof Ref ref
                ? ref.id()
                : identity.organizationId();
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(CONTEXT, request.root() + TYPES + "WhoAmIResponse");
            json.writeStringField("BusinessUnitId", unit.toString());
            json.writeStringField("UserId", request.user().toString());
            json.writeStringField("OrganizationId", identity.organizationId().toString());
            json.writeEndObject();
        });
    }

    private Reply totals(Request request, String names) {
        List<Table> tables = new ArrayList<>();
        for (JsonNode name : list(names)) {
            tables.add(database.tables()
                    .find(name.asText())
                    .filter(table -> !table.set().isEmpty())
                    .orElseThrow(() -> new Refusal(
                            400, "0x80041102", "The entity with a name = '" + name.asText() + "' was not found.")));
        }
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(CONTEXT, request.root() + TYPES + "RetrieveTotalRecordCountResponse");
            json.writeObjectFieldStart("EntityRecordCountCollection");
            json.writeNumberField("Count", tables.size());
            json.writeBooleanField("IsReadOnly", false);
            json.writeArrayFieldStart("Keys");
            for (Table table : tables) {
                json.writeString(table.name());
            }
            json.writeEndArray();
            json.writeArrayFieldStart("Values");
            for (Table table : tables) {
                json.writeNumber(database.of(table).size());
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private Reply organization(Request request, String accessType) {
        if (!accessType.matches("Microsoft\\.Dynamics\\.CRM\\.EndpointAccessType'\\w+'")) {
            throw Refusal.malformed("The parameter 'AccessType' is not valid.");
        }
        String host = request.call().scheme() + "://" + request.call().host() + "/";
        return Replies.json(request, 200, json -> {
            json.writeStartObject();
            json.writeStringField(CONTEXT, request.root() + TYPES + "RetrieveCurrentOrganizationResponse");
            json.writeObjectFieldStart("Detail");
            json.writeStringField("OrganizationId", identity.organizationId().toString());
            json.writeStringField("FriendlyName", "Sandbox");
            json.writeStringField("OrganizationVersion", VERSION);
            json.writeStringField("EnvironmentId", identity.environmentId().toString());
            json.writeStringField("DatacenterId", "00000000-0000-0000-0000-000000000000");
            json.writeStringField("Geo", "EMEA");
            json.writeStringField("TenantId", identity.tenantId().toString());
            json.writeStringField("UrlName", "sandbox");
            json.writeStringField("UniqueName", "unqsandbox");
            json.writeObjectFieldStart("Endpoints");
            json.writeNumberField("Count", 3);
            json.writeBooleanField("IsReadOnly", false);
            writeTexts(json, "Keys", List.of("WebApplication", "OrganizationService", "OrganizationDataService"));
            writeTexts(
                    json,
                    "Values",
                    List.of(
                            host,
                            host + "XRMServices/2011/Organization.svc",
                            host + "XRMServices/2011/OrganizationData.svc"));
            json.writeEndObject();
            json.writeStringField("State", "Enabled");
            json.writeStringField("OrganizationType", "CustomerTest");
            json.writeStringField("SchemaType", "Full");
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String parameter(Request request, String parameters, String name) {
        Matcher given = Pattern.compile(name + "\\s*=\\s*(.+)").matcher(parameters == null ? "" : parameters);
        if (!given.matches()) {
            throw Refusal.malformed("The parameter '" + name + "' is missing.");
        }
        Map<String, String> options = request.options();
        String value = given.group(1);
        return value.startsWith("@") ? options.getOrDefault(value, "") : value;
    }

    private static JsonNode list(String text) {
        try {
            JsonNode list = JSON.readTree(text.replace('\'', '"'));
            if (list != null && list.isArray()) {
                return list;
            }
            throw Refusal.malformed("The parameter 'EntityNames' is not a list.");
        } catch (JsonProcessingException e) {
            throw Refusal.malformed("The parameter 'EntityNames' is not a list.");
        }
    }
}
