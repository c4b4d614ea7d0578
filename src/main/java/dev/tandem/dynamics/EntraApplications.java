package dev.tandem.dynamics;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.PublicClientApplication;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Builds the MSAL4J application that fits the credentials (reference: Authentication, 4.5). */
final class EntraApplications {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;
    private static final long PATIENCE_SECONDS = 90;

    /** Hosts that MSAL4J knows without asking login.microsoftonline.com about them. */
    private static final Set<String> KNOWN_HOSTS = Set.of(
            "login.microsoftonline.com",
            "login.windows.net",
            "login.microsoft.com",
            "sts.windows.net",
            "login.partner.microsoftonline.cn",
            "login.chinacloudapi.cn",
            "login.microsoftonline.us",
            "login.usgovcloudapi.net");

    private final EntraAccess access;
    private final Set<String> scopes;
    private final Optional<IHttpClient> http;

    EntraApplications(EntraAccess access, String scope, Optional<IHttpClient> http) {
        this.access = access;
        this.scopes = Set.of(scope);
        this.http = http;
    }

    EntraApplication build() {
        DynamicsCredentials credentials = access.credentials();
        if (credentials instanceof DynamicsCredentials.Password user) {
            return checked(() -> new EntraUser(userApplication(user), scopes, user));
        }
        IClientCredential credential = credential(credentials);
        return checked(() -> application(credentials.clientId(), credential));
    }

    private static EntraApplication checked(Callable<EntraApplication> building) {
        try {
            return building.call();
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "dynamics.authority and dynamics.tenant-id do not make an https address of an authority.", e);
        }
    }

    private static IClientCredential credential(DynamicsCredentials credentials) {
        if (credentials instanceof DynamicsCredentials.Certificate certificate) {
            return certificate(certificate);
        }
        return ClientCredentialFactory.createFromSecret(((DynamicsCredentials.Secret) credentials).secret());
    }

    private static IClientCredential certificate(DynamicsCredentials.Certificate certificate) {
        try (InputStream in = Files.newInputStream(certificate.pkcs12())) {
            return ClientCredentialFactory.createFromCertificate(in, certificate.password());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "dynamics.certificate is not a PKCS #12 file that opens with dynamics.certificate-password.", e);
        }
    }

    private EntraApplication application(String clientId, IClientCredential credential) throws MalformedURLException {
        ConfidentialClientApplication.Builder builder = ConfidentialClientApplication.builder(clientId, credential)
                .authority(access.tenantAuthority())
                .instanceDiscovery(isKnownHost())
                .connectTimeoutForDefaultHttpClient(CONNECT_MILLIS)
                .readTimeoutForDefaultHttpClient(READ_MILLIS);
        access.tls().ifPresent(builder::sslSocketFactory);
        http.ifPresent(builder::httpClient);
        ConfidentialClientApplication application = builder.build();
        return fresh -> application
                .acquireToken(ClientCredentialParameters.builder(scopes)
                        .skipCache(fresh)
                        .build())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private PublicClientApplication userApplication(DynamicsCredentials.Password user) throws MalformedURLException {
        PublicClientApplication.Builder builder = PublicClientApplication.builder(user.clientId())
                .authority(access.tenantAuthority())
                .instanceDiscovery(isKnownHost())
                .connectTimeoutForDefaultHttpClient(CONNECT_MILLIS)
                .readTimeoutForDefaultHttpClient(READ_MILLIS);
        access.tls().ifPresent(builder::sslSocketFactory);
        http.ifPresent(builder::httpClient);
        return builder.build();
    }

    private boolean isKnownHost() {
        return KNOWN_HOSTS.contains(
                String.valueOf(URI.create(access.tenantAuthority()).getHost()));
    }
}
