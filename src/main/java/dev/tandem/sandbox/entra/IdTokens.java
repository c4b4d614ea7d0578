package dev.tandem.sandbox.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two members that tell MSAL who signed in; without them it keeps no account and cannot renew silently. */
final class IdTokens {

    private final Tenant tenant;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    IdTokens(Tenant tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    /** A JWT without signature: clients that got it over TLS from the token endpoint do not check one. */
    String idToken(String clientId, String endpoint) {
        long now = clock.instant().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", clientId);
        claims.put("iss", endpoint.replace("/oauth2/v2.0/token", "/v2.0"));
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + Tokens.LIFE.toSeconds());
        claims.put("oid", tenant.account().userId().toString());
        claims.put("sub", tenant.account().userId().toString());
        claims.put("tid", tenant.tenantId().toString());
        claims.put("preferred_username", tenant.account().userName());
        claims.put("ver", "2.0");
        return encode(Map.of("typ", "JWT", "alg", "none")) + "." + encode(claims) + ".";
    }

    String clientInfo() {
        return encode(Map.of(
                "uid", tenant.account().userId().toString(),
                "utid", tenant.tenantId().toString()));
    }

    private String encode(Map<String, Object> members) {
        try {
            byte[] text = json.writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
