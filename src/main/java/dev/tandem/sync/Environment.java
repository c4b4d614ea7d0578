package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsRefused;
import dev.tandem.dynamics.Organization;
import dev.tandem.state.State;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Compares the two systems with those that the state was built on, before anything is written (design, step 1). */
public final class Environment {

    private static final int NO_SUCH_THING = 404;

    private static final Map<String, String> NAMES = Map.of(
            "dynamics.organization", "The Dynamics organization",
            "dynamics.environment", "The Dynamics environment",
            "dynamics.tenant", "The Microsoft Entra tenant of Dynamics",
            "dynamics.user", "The API user in Dynamics",
            "marketo.instance", "The Marketo instance");

    private final State state;
    private final DynamicsClient dynamics;
    private final String marketoInstance;
    private final Clock clock;
    private final AtomicReference<String> user = new AtomicReference<>();
    private final AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
    private final AtomicReference<Instant> serverTime = new AtomicReference<>(Instant.EPOCH);

    /**
     * @param marketoInstance the munchkin id, or what stands for it
     * @param clock used only where Dynamics does not tell its own time
     */
    public Environment(State state, DynamicsClient dynamics, String marketoInstance, Clock clock) {
        this.state = state;
        this.dynamics = dynamics;
        this.marketoInstance = marketoInstance;
        this.clock = clock;
    }

    /**
     * Looks at both systems and compares them with those of the state. The look is not retried: the next cycle comes anyway,
     * and a command wants its answer.
     *
     * @throws EnvironmentChanged if they are not those of the state
     * @throws WrongAddress if what answers is no Dynamics environment
     */
    public void check() {
        look();
        compare(state.transaction(state.installation()::facts));
    }

    /**
     * Looks at both systems. The look is not retried.
     *
     * @throws WrongAddress if what answers is no Dynamics environment
     */
    public void look() {
        Organization organization = organization();
        serverTime.set(organization.serverTime().equals(Instant.EPOCH) ? clock.instant() : organization.serverTime());
        seen.set(facts(organization));
    }

    /**
     * Compares what was seen with the systems that a state was built on; what that state does not know is no difference.
     *
     * @throws EnvironmentChanged if they are not the same
     */
    public void compare(Map<String, String> then) {
        seen.get().forEach((fact, value) -> {
            if (then.containsKey(fact) && !then.get(fact).equals(value)) {
                throw new EnvironmentChanged(NAMES.get(fact));
            }
        });
    }

    /**
     * Binds the state to the two systems, if it is not bound yet: only when they turned out to fit, so that a mistaken
     * address does not stick.
     */
    public void remember() {
        Map<String, String> now = seen.get();
        state.run(tx -> {
            if (!state.installation().facts(tx).keySet().containsAll(now.keySet())) {
                state.installation().remember(tx, now);
            }
        });
    }

    private Organization organization() {
        try {
            return dynamics.organization(true);
        } catch (DynamicsRefused refused) {
            if (refused.status() == NO_SUCH_THING) {
                throw new WrongAddress(
                        "What answers at the address in dynamics.url is no Dynamics environment; correct it.", refused);
            }
            throw refused;
        }
    }

    /** Dynamics' own clock when this cycle began. */
    public Instant serverTime() {
        return serverTime.get();
    }

    private Map<String, String> facts(Organization organization) {
        if (user.get() == null) {
            user.set(dynamics.whoAmI().toString());
        }
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("dynamics.organization", organization.organizationId());
        facts.put("dynamics.environment", organization.environmentId());
        facts.put("dynamics.tenant", organization.tenantId());
        facts.put("dynamics.user", user.get());
        facts.put("marketo.instance", marketoInstance);
        return facts;
    }
}
