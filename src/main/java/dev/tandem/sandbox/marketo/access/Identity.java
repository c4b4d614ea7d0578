package dev.tandem.sandbox.marketo.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.CustomServices;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The identity service: client credentials for a token. Its calls cost no quota. */
public final class Identity {

    /** The operation's name in the statistics. */
    public static final String OPERATION = "Identity";

    /** The API-only user that owns the first service; the scope of its tokens. */
    public static final String USER = "tandem@api.example.com";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/identity/oauth/token";

    private final CustomServices services;
    private final Tokens tokens;
    private final OpenPoints openPoints;

    /** The identity service of these custom services. */
    public Identity(CustomServices services, Tokens tokens, OpenPoints openPoints) {
        this.services = services;
        this.tokens = tokens;
        this.openPoints = openPoints;
    }

    /** Answers a call below {@code /identity}: 401 for a wrong client, 400 for a wrong grant. */
    public Reply answer(Call call) {
        if (!call.path().equals(PATH)) {
            return error(404, "not_found", "No such resource");
        }
        if (!call.method().equals("GET") && !call.method().equals("POST")) {
            return error(405, "method_not_allowed", "Request method '" + call.method() + "' not supported");
        }
        Parameters parameters = new Parameters();
        try {
            parameters.addForm(call.query());
            if (OpenPoint.IDENTITY_FORM.is(openPoints, "taken")) {
                parameters.addForm(new String(call.body(), StandardCharsets.UTF_8));
            }
        } catch (Refusal badEscape) {
            return error(400, "invalid_request", "The parameters cannot be decoded");
        }
        return answer(parameters);
    }

    private Reply answer(Parameters parameters) {
        if (!parameters.find("grant_type").orElse("").equals("client_credentials")) {
            int status = OpenPoint.BAD_GRANT.is(openPoints, "400") ? 400 : 401;
            return error(status, "unsupported_grant_type", "Unsupported grant type");
        }
        Optional<CustomService> service = parameters
                .find("client_id")
                .flatMap(services::find)
                .filter(each ->
                        same(each.secret(), parameters.find("client_secret").orElse("")));
        if (service.isEmpty()) {
            boolean usual = OpenPoint.BAD_CLIENT.is(openPoints, "unauthorized");
            return error(401, usual ? "unauthorized" : "invalid_client", "Bad client credentials");
        }
        Tokens.Token token = tokens.issue(service.get().clientId());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("access_token", token.value());
        members.put("token_type", "bearer");
        members.put("expires_in", tokens.remaining(token));
        members.put("scope", service.get().user());
        return reply(200, members);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply error(int status, String error, String description) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error);
        members.put("error_description", description);
        return reply(status, members).refused(Integer.toString(status));
    }

    private static Reply reply(int status, Map<String, Object> members) {
        try {
            return Reply.text(OPERATION, status, "application/json;charset=UTF-8", JSON.writeValueAsString(members));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain members can always be written", impossible);
        }
    }
}
