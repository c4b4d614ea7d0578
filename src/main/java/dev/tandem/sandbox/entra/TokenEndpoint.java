package dev.tandem.sandbox.entra;

import dev.tandem.sandbox.entra.Tenant.Account;
import dev.tandem.sandbox.entra.Tenant.Registration;
import dev.tandem.sandbox.entra.Tokens.Grant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Decides token requests: client credentials, password, refresh token. */
final class TokenEndpoint {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Tenant tenant;
    private final Tokens tokens;
    private final Assertions assertions;
    private final IdTokens idTokens;

    TokenEndpoint(Tenant tenant, Tokens tokens, Assertions assertions, IdTokens idTokens) {
        this.tenant = tenant;
        this.tokens = tokens;
        this.assertions = assertions;
        this.idTokens = idTokens;
    }

    /**
     * The members of a successful answer.
     *
     * @param directory the tenant id, or {@code organizations}, from the path
     * @param endpoint the URL of this endpoint as the client used it, which assertions must name
     */
    Map<String, Object> grant(String directory, Form form, String endpoint) throws Refusal {
        boolean known = directory.equalsIgnoreCase(tenant.tenantId().toString())
                || (directory.equals("organizations") && form.get("username").isPresent());
        if (!known) {
            throw new Refusal(EntraError.TENANT_NOT_FOUND, directory);
        }
        String type = form.require("grant_type");
        String clientId = form.require("client_id");
        Registration client =
                tenant.registration(clientId).orElseThrow(() -> new Refusal(EntraError.UNKNOWN_CLIENT, clientId));
        return switch (type) {
            case "client_credentials" -> clientCredentials(client, form, endpoint);
            case "password" -> password(client, form, endpoint);
            case "refresh_token" -> refresh(client, form, endpoint);
            default -> throw new Refusal(EntraError.UNSUPPORTED_GRANT, type);
        };
    }

    private Map<String, Object> clientCredentials(Registration client, Form form, String endpoint) throws Refusal {
        String asked = form.require("scope");
        if (!authenticated(client, form, endpoint)) {
            throw new Refusal(EntraError.NO_CREDENTIAL, "");
        }
        String resource =
                Scope.of(asked).defaultResource().orElseThrow(() -> new Refusal(EntraError.NOT_DEFAULT_SCOPE, asked));
        return access(new Grant(client.clientId(), client.userId(), known(resource)));
    }

    /** A public client sends no credential of its own; a confidential one may, and then it must be right. */
    private Map<String, Object> password(Registration client, Form form, String endpoint) throws Refusal {
        authenticated(client, form, endpoint);
        String asked = form.require("scope");
        Account account = tenant.account(form.require("username"), form.require("password"))
                .orElseThrow(() -> new Refusal(EntraError.WRONG_PASSWORD, ""));
        String resource =
                Scope.of(asked).delegatedResource().orElseThrow(() -> new Refusal(EntraError.INVALID_SCOPE, asked));
        return delegated(new Grant(client.clientId(), account.userId(), known(resource)), Scope.of(asked), endpoint);
    }

    private Map<String, Object> refresh(Registration client, Form form, String endpoint) throws Refusal {
        authenticated(client, form, endpoint);
        Grant grant = tokens.redeem(form.require("refresh_token"), client.clientId())
                .orElseThrow(() -> new Refusal(EntraError.WRONG_REFRESH_TOKEN, ""));
        Scope scope = Scope.of(form.get("scope").orElse("openid offline_access"));
        Grant renewed = new Grant(
                grant.clientId(),
                grant.userId(),
                known(scope.delegatedResource().orElse(grant.audience())));
        return delegated(renewed, scope, endpoint);
    }

    /** Whether a client credential came with the request; a wrong one is refused. */
    private boolean authenticated(Registration client, Form form, String endpoint) throws Refusal {
        Optional<String> secret = form.get("client_secret");
        if (secret.isPresent()) {
            if (!secret.get().equals(client.clientSecret())) {
                throw new Refusal(EntraError.WRONG_SECRET, client.clientId());
            }
            return true;
        }
        if (form.get("client_assertion").isEmpty()) {
            return false;
        }
        if (!form.require("client_assertion_type").equals(JWT_BEARER)) {
            throw new Refusal(EntraError.MALFORMED_ASSERTION, "");
        }
        assertions.check(form.require("client_assertion"), client.clientId(), endpoint);
        return true;
    }

    private static String known(String resource) throws Refusal {
        if (!Scope.known(resource)) {
            throw new Refusal(EntraError.UNKNOWN_RESOURCE, resource);
        }
        return resource;
    }

    private Map<String, Object> access(Grant grant) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Tokens.LIFE.toSeconds());
        answer.put("ext_expires_in", Tokens.LIFE.toSeconds());
        answer.put("access_token", tokens.issue(grant));
        return answer;
    }

    private Map<String, Object> delegated(Grant grant, Scope scope, String endpoint) {
        Map<String, Object> answer = access(grant);
        answer.put("scope", grant.audience() + "/user_impersonation " + grant.audience() + "/.default");
        if (scope.offline()) {
            answer.put("refresh_token", tokens.issueRefresh(grant));
        }
        if (scope.openId()) {
            answer.put("id_token", idTokens.idToken(grant.clientId(), endpoint));
            answer.put("client_info", idTokens.clientInfo());
        }
        return answer;
    }
}
