package dev.tandem.sandbox.entra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Checks client assertions (Microsoft Learn, "Certificate credentials"): RS256, {@code iss} = {@code sub} = client id,
 * {@code aud} = the token endpoint, within its time, signed by a registered certificate. A certificate that the
 * assertion itself carries ({@code x5c}) counts as registered, so that nobody needs to upload one to a sandbox.
 */
final class Assertions {

    private static final Duration SKEW = Duration.ofMinutes(5);

    /** Assertions are made by the machine's clock, not by the sandbox's. */
    private final Clock machine;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, X509Certificate> registered = new ConcurrentHashMap<>();

    Assertions(Clock machine) {
        this.machine = machine;
    }

    void register(X509Certificate certificate) {
        registered.put(thumbprint(certificate), certificate);
    }

    void check(String assertion, String clientId, String endpoint) throws Refusal {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3) {
            throw new Refusal(EntraError.MALFORMED_ASSERTION, "");
        }
        JsonNode header = parse(parts[0]);
        JsonNode claims = parse(parts[1]);
        if (!header.path("alg").asText().equals("RS256")) {
            throw new Refusal(EntraError.MALFORMED_ASSERTION, "");
        }
        checkSignature(header, parts);
        checkClaims(claims, clientId, endpoint);
    }

    private void checkClaims(JsonNode claims, String clientId, String endpoint) throws Refusal {
        boolean mine = claims.path("iss").asText().equalsIgnoreCase(clientId)
                && claims.path("sub").asText().equalsIgnoreCase(clientId);
        if (!mine) {
            throw new Refusal(EntraError.ASSERTION_CLIENT, clientId);
        }
        if (!claims.path("aud").asText().equalsIgnoreCase(endpoint)) {
            throw new Refusal(EntraError.ASSERTION_AUDIENCE, "");
        }
        Instant now = machine.instant();
        Instant begins = Instant.ofEpochSecond(claims.path("nbf").asLong(0));
        Instant ends = Instant.ofEpochSecond(claims.path("exp").asLong(0));
        if (now.isBefore(begins.minus(SKEW)) || now.isAfter(ends.plus(SKEW))) {
            throw new Refusal(EntraError.ASSERTION_TIME, "");
        }
    }

    private void checkSignature(JsonNode header, String[] parts) throws Refusal {
        try {
            X509Certificate certificate = certificate(header);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw (Refusal) new Refusal(EntraError.ASSERTION_SIGNATURE, "").initCause(refused);
        }
        throw new Refusal(EntraError.ASSERTION_SIGNATURE, "");
    }

    private X509Certificate certificate(JsonNode header) throws Refusal, GeneralSecurityException {
        X509Certificate known = registered.get(header.path("x5t#S256").asText());
        if (known != null) {
            return known;
        }
        String carried = header.path("x5c").path(0).asText();
        if (carried.isEmpty()) {
            throw new Refusal(EntraError.ASSERTION_SIGNATURE, "");
        }
        byte[] der = Base64.getMimeDecoder().decode(carried);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private JsonNode parse(String part) throws Refusal {
        try {
            return json.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException malformed) {
            throw (Refusal) new Refusal(EntraError.MALFORMED_ASSERTION, "").initCause(malformed);
        }
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
