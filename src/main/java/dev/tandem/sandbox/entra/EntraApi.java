package dev.tandem.sandbox.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of Microsoft Entra ID that an unattended client meets: the v2.0 token endpoint, OpenID Connect discovery and
 * the user realm (Microsoft Learn, "OAuth 2.0 client credentials flow" and "resource owner password credentials").
 */
public final class EntraApi implements Api {

    private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    private static final Pattern DISCOVERY = Pattern.compile("/([^/]+)(?:/v2\\.0)?/\\.well-known/openid-configuration");
    private static final Pattern REALM = Pattern.compile("/common/userrealm/([^/]+)");
    private static final String JSON = "application/json; charset=utf-8";
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'");

    private final Clock clock;
    private final Assertions assertions;
    private final TokenEndpoint endpoint;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * An Entra that knows one tenant.
     *
     * @param clock the sandbox clock, by which tokens expire
     * @param machine the machine's clock, by which clients date their assertions
     */
    public EntraApi(Tenant tenant, Tokens tokens, Clock clock, Clock machine) {
        this.clock = clock;
        this.assertions = new Assertions(machine);
        this.endpoint = new TokenEndpoint(tenant, tokens, assertions, new IdTokens(tenant, clock));
    }

    /** Uploads a certificate to the app registration, so that assertions may name it by its thumbprint alone. */
    public void register(X509Certificate certificate) {
        assertions.register(certificate);
    }

    @Override
    public String name() {
        return "entra";
    }

    @Override
    public boolean serves(String path) {
        return TOKEN.matcher(path).matches()
                || DISCOVERY.matcher(path).matches()
                || REALM.matcher(path).matches();
    }

    @Override
    public String operation(Call call) {
        if (TOKEN.matcher(call.path()).matches()) {
            return "Token";
        }
        return REALM.matcher(call.path()).matches() ? "User Realm" : "OpenID Configuration";
    }

    @Override
    public Reply answer(Call call) {
        Matcher token = TOKEN.matcher(call.path());
        if (token.matches()) {
            return token(call, token.group(1));
        }
        Matcher realm = REALM.matcher(call.path());
        return realm.matches() ? realm(call) : discovery(call);
    }

    @Override
    public Reply refuse(Call call, String code) {
        for (EntraError error : EntraError.values()) {
            if (error.code().equals(code)) {
                return refusal(call, new Refusal(error, "the value"));
            }
        }
        EntraError error = code.equals("401") ? EntraError.WRONG_SECRET : EntraError.TEMPORARILY_UNAVAILABLE;
        return refusal(call, new Refusal(error, "the value"));
    }

    private Reply token(Call call, String directory) {
        try {
            if (!call.method().equals("POST")) {
                throw new Refusal(EntraError.NOT_POST, call.method());
            }
            String url = call.scheme() + "://" + call.host() + call.path();
            return reply(call, 200, endpoint.grant(directory, Form.parse(call.body()), url));
        } catch (Refusal refusal) {
            return refusal(call, refusal);
        }
    }

    private Reply refusal(Call call, Refusal refusal) {
        EntraError error = refusal.error();
        String trace = UUID.nameUUIDFromBytes(call.body()).toString();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error.error());
        body.put(
                "error_description",
                refusal.getMessage() + " Trace ID: " + trace + " Correlation ID: " + trace + " Timestamp: " + now());
        body.put("error_codes", List.of(error.number()));
        body.put("timestamp", now());
        body.put("trace_id", trace);
        body.put("correlation_id", call.header("client-request-id").orElse(trace));
        return reply(call, error.status(), body).refused(error.code());
    }

    private Reply realm(Call call) {
        Matcher realm = REALM.matcher(call.path());
        String user = realm.matches() ? realm.group(1) : "";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ver", "1.0");
        body.put("account_type", "Managed");
        body.put("domain_name", user.substring(user.lastIndexOf('@') + 1));
        body.put("cloud_instance_name", "microsoftonline.com");
        body.put("cloud_audience_urn", "urn:federation:MicrosoftOnline");
        return reply(call, 200, body);
    }

    private Reply discovery(Call call) {
        Matcher path = DISCOVERY.matcher(call.path());
        String authority = call.scheme() + "://" + call.host() + "/" + (path.matches() ? path.group(1) : "common");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_endpoint", authority + "/oauth2/v2.0/token");
        body.put("authorization_endpoint", authority + "/oauth2/v2.0/authorize");
        body.put("device_authorization_endpoint", authority + "/oauth2/v2.0/devicecode");
        body.put("issuer", authority + "/v2.0");
        body.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "private_key_jwt"));
        body.put("response_types_supported", List.of("code"));
        body.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        body.put("subject_types_supported", List.of("pairwise"));
        body.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return reply(call, 200, body);
    }

    private String now() {
        return TIMESTAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
    }

    private Reply reply(Call call, int status, Map<String, Object> body) {
        try {
            byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            Map<String, String> headers = Map.of("Content-Type", JSON, "Cache-Control", "no-store, no-cache");
            return Reply.of(operation(call), status, headers, bytes);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
