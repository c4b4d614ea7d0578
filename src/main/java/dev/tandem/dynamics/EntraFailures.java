package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a refusal of Microsoft Entra is classified, by its AADSTS number. Its text is never shown; causes are dropped
 * where they may quote the request.
 */
final class EntraFailures {

    private static final Pattern NUMBER = Pattern.compile("AADSTS(\\d+)");
    private static final Map<String, String> CAUSES = Map.of(
            "7000215", "the secret is wrong; check dynamics.client-secret",
            "7000222", "the secret has expired; make a new dynamics.client-secret",
            "700016", "the application is unknown in this tenant; check dynamics.client-id and dynamics.tenant-id",
            "700027", "the certificate does not belong to the application; check dynamics.certificate",
            "90002", "the tenant is unknown; check dynamics.tenant-id",
            "900023", "the tenant is not well-formed; check dynamics.tenant-id",
            "500011", "the environment is unknown in this tenant; check dynamics.url and dynamics.tenant-id",
            "50126", "user name or password is wrong; check dynamics.username and dynamics.password",
            "50034", "the user is unknown in this tenant; check dynamics.username",
            "50076", "the user must use multi-factor authentication, which an unattended sync cannot");

    private final EntraAccess access;

    EntraFailures(EntraAccess access) {
        this.access = access;
    }

    DynamicsFailure of(Exception thrown) {
        Throwable cause =
                thrown instanceof ExecutionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof MsalServiceException refusal) {
            return refused(refusal);
        }
        IOException trouble = io(cause);
        if (trouble != null && ConnectionTrouble.before(trouble)) {
            return new DynamicsUnreachable(ConnectionTrouble.sentence(trouble, host(), "dynamics.authority"), trouble);
        }
        if (trouble != null || cause instanceof TimeoutException) {
            return unavailable();
        }
        return new DynamicsCredentialsRefused("No token for Dynamics could be made; check " + settings() + ".");
    }

    private DynamicsFailure refused(MsalServiceException refusal) {
        Integer status = refusal.statusCode();
        boolean busy = status != null && (status == 429 || status >= 500);
        if (busy || "temporarily_unavailable".equals(refusal.errorCode())) {
            return unavailable();
        }
        Matcher number = NUMBER.matcher(String.valueOf(refusal.getMessage()));
        String reason = number.find() ? CAUSES.get(number.group(1)) : null;
        return new DynamicsCredentialsRefused(
                reason == null
                        ? "Microsoft Entra refuses the credentials of Dynamics (" + code(refusal) + "); check "
                                + settings() + "."
                        : "Microsoft Entra refuses the credentials of Dynamics: " + reason + ".");
    }

    private static String code(MsalException refusal) {
        String code = String.valueOf(refusal.errorCode());
        return code.matches("[a-z_]{1,60}") ? code : "no code";
    }

    private DynamicsUnavailable unavailable() {
        return new DynamicsUnavailable("Microsoft Entra at " + host() + " (dynamics.authority) gives no token now.");
    }

    private String settings() {
        String own = access.credentials() instanceof DynamicsCredentials.Password
                ? "dynamics.username and dynamics.password"
                : access.credentials() instanceof DynamicsCredentials.Certificate
                        ? "dynamics.certificate"
                        : "dynamics.client-secret";
        return "dynamics.tenant-id, dynamics.client-id and " + own;
    }

    private String host() {
        return String.valueOf(URI.create(access.tenantAuthority()).getHost());
    }

    private static IOException io(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof IOException trouble) {
                return trouble;
            }
        }
        return null;
    }
}
