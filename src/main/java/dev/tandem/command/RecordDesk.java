package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Explanation;
import dev.tandem.operations.Forcing;
import dev.tandem.operations.Sought;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.Optional;

/** Who answers about one record: the running service, else an engine that is started for it. */
sealed interface RecordDesk extends AutoCloseable {

    /** The service if one runs, else an engine on the state that is there; a state is not made by looking at it. */
    static RecordDesk of(Installation installation) {
        Settings settings = installation.settings();
        Settings ofState = SandboxLauncher.stateOf(settings);
        Optional<ServiceClient> service = ServiceClient.find(new ServiceFile(ofState));
        if (service.isPresent()) {
            return new OfService(service.get());
        }
        if (settings.onSandbox()) {
            throw new Refusal("The sandbox does not run, and so there is no record to look at; start it with 'run'.");
        }
        if (State.isNew(StateAccess.of(ofState))) {
            throw new Refusal("Nothing was ever synced here; run 'sync --once' first.");
        }
        return new OfEngine(Engine.forOneCycle(settings, Clock.systemUTC()));
    }

    /** What is known of whoever is meant. */
    Explanation explain(String who, Sought sought);

    /** Has one record synced now, and tells what came of it. */
    Forcing.Report force(String who, Sought sought);

    @Override
    default void close() {}

    /** The running service answers. */
    record OfService(ServiceClient client) implements RecordDesk {

        @Override
        public Explanation explain(String who, Sought sought) {
            return client.explain(who);
        }

        @Override
        public Forcing.Report force(String who, Sought sought) {
            return client.force(who);
        }
    }

    /** No service runs. */
    record OfEngine(Engine engine) implements RecordDesk {

        @Override
        public Explanation explain(String who, Sought sought) {
            return engine.explain().of(sought);
        }

        @Override
        public Forcing.Report force(String who, Sought sought) {
            Forcing.Asked asked = engine.forcing().ask(sought);
            return asked.id().isEmpty()
                    ? asked.undone()
                    : engine.forcing().came(asked, ForegroundCycle.run(engine, asked.stream()));
        }

        @Override
        public void close() {
            engine.close();
        }
    }
}
