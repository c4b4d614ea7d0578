package dev.tandem.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.PublicClientApplication;
import com.microsoft.aad.msal4j.SilentParameters;
import com.microsoft.aad.msal4j.UserNamePasswordParameters;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Delivery;
import dev.tandem.sandbox.http.Door;
import java.io.ByteArrayInputStream;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Microsoft's own client library, unchanged, against the imitated Entra. */
@SuppressWarnings("deprecation") // Microsoft advises against passwords, yet they are a supported way in
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MsalTest {

    private static final String ENVIRONMENT = "http://localhost:8610";
    private static final Set<String> SCOPE = Set.of(ENVIRONMENT + "/.default");
    private static final String CLIENT = "6d1e7a52-5b0e-4b6c-9d56-0c7a4e9f1b11";
    private static final UUID TENANT = UUID.fromString("3f6d0a52-1111-4000-8000-00000000aa01");
    private static final UUID APPLICATION_USER = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000001");
    private static final UUID PERSON = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000002");

    private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
    private final Tokens tokens = new Tokens(clock, 1);
    private final TlsIdentity identity = TlsIdentity.create(clock.instant());
    private Door door;

    @BeforeAll
    void open() {
        Tenant tenant = new Tenant(
                TENANT,
                new Tenant.Registration(CLIENT, "right~secret", APPLICATION_USER),
                new Tenant.Account("ines@sandbox.example", "pass word", PERSON));
        EntraApi entra = new EntraApi(tenant, tokens, clock, Clock.systemUTC());
        door = Door.secure(
                0, identity.keyStore(), TlsIdentity.PASSWORD, clock, call -> new Delivery.Whole(entra.answer(call)));
    }

    @AfterAll
    void close() {
        door.close();
    }

    @Test
    void signsAnApplicationInWithItsSecret() throws Exception {
        IAuthenticationResult result = confidential(ClientCredentialFactory.createFromSecret("right~secret"));

        assertThat(tokens.check(result.accessToken(), ENVIRONMENT))
                .isEqualTo(new Bearers.Known(CLIENT, APPLICATION_USER));
        assertThat(tokens.check(result.accessToken(), "http://localhost:9999")).isInstanceOf(Bearers.Unknown.class);
    }

    @Test
    void signsAnApplicationInWithItsCertificate() throws Exception {
        IClientCredential certificate = ClientCredentialFactory.createFromCertificate(
                new ByteArrayInputStream(identity.keyStore()), TlsIdentity.PASSWORD);

        IAuthenticationResult result = confidential(certificate);

        assertThat(tokens.check(result.accessToken(), ENVIRONMENT))
                .isEqualTo(new Bearers.Known(CLIENT, APPLICATION_USER));
    }

    @Test
    void refusesAWrongSecret() {
        assertThatThrownBy(() -> confidential(ClientCredentialFactory.createFromSecret("wrong")))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(MsalServiceException.class, refusal -> {
                    assertThat(refusal.errorCode()).isEqualTo("invalid_client");
                    assertThat(refusal.statusCode()).isEqualTo(401);
                    assertThat(refusal.getMessage()).startsWith("AADSTS7000215: ");
                });
    }

    @Test
    void signsAUserInAndRenewsSilently() throws Exception {
        PublicClientApplication app = publicClient();

        IAuthenticationResult first = app.acquireToken(user("pass word")).get();
        IAuthenticationResult renewed = app.acquireTokenSilently(SilentParameters.builder(SCOPE, first.account())
                        .authorityUrl(authority())
                        .forceRefresh(true)
                        .build())
                .get();

        assertThat(first.account().username()).isEqualTo("ines@sandbox.example");
        assertThat(tokens.check(first.accessToken(), ENVIRONMENT)).isEqualTo(new Bearers.Known(CLIENT, PERSON));
        assertThat(renewed.accessToken()).isNotEqualTo(first.accessToken());
        assertThat(tokens.check(renewed.accessToken(), ENVIRONMENT)).isEqualTo(new Bearers.Known(CLIENT, PERSON));
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        PublicClientApplication app = publicClient();

        assertThatThrownBy(() -> app.acquireToken(user("wrong")).get())
                .cause()
                .isInstanceOfSatisfying(MsalServiceException.class, refusal -> {
                    assertThat(refusal.errorCode()).isEqualTo("invalid_grant");
                    assertThat(refusal.getMessage()).startsWith("AADSTS50126: ");
                });
    }

    @Test
    void letsTokensExpireByTheSandboxClock() {
        SandboxClock later = new SandboxClock(Clock.systemUTC());
        Tokens own = new Tokens(later, 7);
        String token = own.issue(new Tokens.Grant(CLIENT, PERSON, ENVIRONMENT));

        later.advance(Duration.ofSeconds(3_500));
        assertThat(own.check(token, ENVIRONMENT + "/")).isInstanceOf(Bearers.Known.class);
        later.advance(Duration.ofSeconds(100));
        assertThat(own.check(token, ENVIRONMENT)).isInstanceOf(Bearers.Expired.class);
    }

    private IAuthenticationResult confidential(IClientCredential credential) throws Exception {
        return ConfidentialClientApplication.builder(CLIENT, credential)
                .authority(authority())
                .instanceDiscovery(false)
                .sslSocketFactory(trusting())
                .build()
                .acquireToken(ClientCredentialParameters.builder(SCOPE).build())
                .get();
    }

    private PublicClientApplication publicClient() throws Exception {
        return PublicClientApplication.builder(CLIENT)
                .authority(authority())
                .instanceDiscovery(false)
                .sslSocketFactory(trusting())
                .build();
    }

    private static UserNamePasswordParameters user(String password) {
        return UserNamePasswordParameters.builder(SCOPE, "ines@sandbox.example", password.toCharArray())
                .build();
    }

    private String authority() {
        return "https://localhost:" + door.port() + "/" + TENANT + "/";
    }

    private SSLSocketFactory trusting() throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(new ByteArrayInputStream(identity.trustStore()), TlsIdentity.PASSWORD.toCharArray());
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
