package dev.tandem.dynamics;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * How tokens for Dynamics are asked for.
 *
 * @param authority {@code dynamics.authority}, such as {@code https://login.microsoftonline.com}
 * @param tenantId {@code dynamics.tenant-id}: the id or a domain of the tenant
 * @param credentials who asks
 * @param tls trust for an authority behind a certificate that the JDK does not know; empty for the JDK's own
 */
public record EntraAccess(
        String authority, String tenantId, DynamicsCredentials credentials, Optional<SSLSocketFactory> tls) {

    /** The authority in MSAL's form: {@code <authority>/<tenant>/}. */
    String tenantAuthority() {
        return authority.replaceFirst("/+$", "") + "/" + tenantId + "/";
    }
}
