package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.dynamics.CamelDynamicsTransport;
import dev.tandem.dynamics.DynamicsAddress;
import dev.tandem.dynamics.DynamicsBeans;
import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsCredentials;
import dev.tandem.dynamics.DynamicsPermits;
import dev.tandem.dynamics.DynamicsTokens;
import dev.tandem.dynamics.EntraAccess;
import dev.tandem.governor.Urgency;
import dev.tandem.marketo.CamelMarketoTransport;
import dev.tandem.marketo.MarketoAddress;
import dev.tandem.marketo.MarketoBeans;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoCredentials;
import dev.tandem.marketo.MarketoPermits;
import dev.tandem.marketo.MarketoTokens;
import dev.tandem.operations.Systems;
import dev.tandem.state.State;
import dev.tandem.sync.Environment;
import dev.tandem.sync.Freshness;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.ProducerTemplate;

/** The typed clients of both systems, and the beans of the routes through which they send. */
final class Connections {

    private final Settings settings;
    private final Governors governors;
    private final ProducerTemplate template;
    private final Clock clock;
    private final Registry registry;
    private final Systems systems;

    /**
     * Binds the beans of both routes.
     *
     * @param trust what is trusted besides the JDK's certificates
     */
    Connections(
            Settings settings,
            Governors governors,
            ProducerTemplate template,
            Clock clock,
            Optional<SSLContext> trust,
            Registry registry) {
        this.settings = settings;
        this.governors = governors;
        this.template = template;
        this.clock = clock;
        this.registry = registry;
        DynamicsTokens dynamicsTokens = bindDynamics(trust);
        MarketoTokens marketoTokens = bindMarketo();
        CamelDynamicsTransport transport = new CamelDynamicsTransport(template);
        this.systems = new Systems(
                dynamicsTokens,
                new DynamicsClient(transport, settings.number("dynamics.page-size")),
                new DynamicsClient(transport, 1),
                marketoTokens,
                new MarketoClient(CamelMarketoTransport.rest(template)));
    }

    /** Both systems as the set-up's checks see them. */
    Systems systems() {
        return systems;
    }

    DynamicsClient dynamics() {
        return systems.dynamics();
    }

    MarketoClient marketo() {
        return systems.marketo();
    }

    /** Whether both systems are still those that the state was built on. */
    Environment environment(State state) {
        return new Environment(
                state,
                dynamics().with(Urgency.FEED),
                settings.optional("marketo.munchkin-id")
                        .orElseGet(() -> marketoAddress().munchkinId()),
                clock);
    }

    private DynamicsTokens bindDynamics(Optional<SSLContext> trust) {
        DynamicsAddress address = DynamicsAddress.of(settings.text("dynamics.url"));
        EntraAccess access = new EntraAccess(
                settings.text("dynamics.authority"),
                settings.text("dynamics.tenant-id"),
                credentials(),
                trust.map(SSLContext::getSocketFactory));
        DynamicsPermits permits = new DynamicsPermits(governors.dynamics(), millis("dynamics.retry-delay"));
        DynamicsTokens tokens = new DynamicsTokens(address, access);
        DynamicsBeans.byName(address, tokens, permits).forEach(registry::bind);
        return tokens;
    }

    private DynamicsCredentials credentials() {
        String client = settings.text("dynamics.client-id");
        if (settings.has("dynamics.certificate")) {
            return new DynamicsCredentials.Certificate(
                    client,
                    settings.path("dynamics.certificate").orElseThrow(),
                    settings.text("dynamics.certificate-password"));
        }
        return settings.has("dynamics.username")
                ? new DynamicsCredentials.Password(
                        client, settings.text("dynamics.username"), settings.text("dynamics.password"))
                : new DynamicsCredentials.Secret(client, settings.text("dynamics.client-secret"));
    }

    private MarketoTokens bindMarketo() {
        MarketoTokens tokens = new MarketoTokens(
                CamelMarketoTransport.identity(template),
                new MarketoCredentials(settings.text("marketo.client-id"), settings.text("marketo.client-secret")),
                clock,
                duration -> Thread.sleep(duration.toMillis()));
        MarketoPermits permits = new MarketoPermits(governors.marketo(), millis("marketo.retry-delay"), clock);
        registry.bind("freshness", new Freshness(permits));
        MarketoBeans.byName(marketoAddress(), tokens, permits, clock, millis("marketo.pace.window"))
                .forEach(registry::bind);
        return tokens;
    }

    private Duration millis(String setting) {
        return Duration.ofMillis(settings.number(setting));
    }

    private MarketoAddress marketoAddress() {
        return MarketoAddress.of(settings.text("marketo.url"));
    }
}
