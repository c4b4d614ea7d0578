package dev.tandem.sandbox.marketo.list;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;

/**
 * Create Static List, the one call of Marketo's asset API that the sandbox has, so that a client can make its lists
 * itself. The folder is a JSON object in a form; a list in a program belongs to it, here by the program's number.
 */
final class CreateList implements Operation {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    CreateList(Database database) {
        this.database = database;
    }

    /** Makes the list; 1002 without name or folder, 1001 for a folder that is none, 709 for a name that is taken. */
    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        Parameters parameters = request.parameters();
        String name = parameters.require("name");
        String program = program(parameters.require("folder"));
        String description = parameters.find("description").orElse("");
        boolean taken = database.lists().all().stream()
                .anyMatch(each -> each.about().name().equals(name)
                        && each.about().program().equals(program));
        if (taken) {
            throw new Refusal(ErrorCode.BUSINESS_RULE, "Static List with the same name already exists");
        }
        out.writeArrayFieldStart("result");
        ListOperations.write(out, database.lists().create(name, description, program, database.now()));
        out.writeEndArray();
    }

    private static String program(String folder) {
        try {
            JsonNode object = JSON.readTree(folder);
            if (object.path("id").canConvertToInt() && object.path("id").isIntegralNumber()) {
                return object.path("type").asText().equals("Program")
                        ? "Program " + object.path("id").asInt()
                        : "";
            }
        } catch (JsonProcessingException noObject) {
            throw invalid(folder);
        }
        throw invalid(folder);
    }

    private static Refusal invalid(String folder) {
        return new Refusal(ErrorCode.INVALID_VALUE, "Invalid value '" + folder + "' for 'folder'");
    }
}
