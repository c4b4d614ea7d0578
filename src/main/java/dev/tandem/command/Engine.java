package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Explain;
import dev.tandem.operations.Forcing;
import dev.tandem.operations.Setup;
import dev.tandem.operations.Status;
import dev.tandem.operations.Validation;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Cycle;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.LoadDisplay;
import dev.tandem.sync.LoadLog;
import dev.tandem.sync.Schedule;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.LoggerFactory;

/** Camel with the routes of the installation and the beans that they name. */
final class Engine implements AutoCloseable {

    private static final String ROUTES_OF_THE_SERVICE = "**/00-schedule.camel.yaml,**/95-console.camel.yaml";

    private final State state;
    private final Main main;
    private final Beans beans;

    private Engine(State state, Main main, Beans beans) {
        this.state = state;
        this.main = main;
        this.beans = beans;
    }

    /** Starts everything but the schedule and the console; cycles run when {@link #runCycle} is called. */
    static Engine forOneCycle(Settings settings, Clock clock) {
        return forOneCycle(settings, clock, logged(clock));
    }

    /** The same, with loads shown elsewhere than in the log. */
    static Engine forOneCycle(Settings settings, Clock clock, LoadDisplay display) {
        return start(
                settings,
                clock,
                false,
                "",
                display,
                Map.of("sync.scheduled", "false", "camel.server.enabled", "false"));
    }

    /** Starts everything; cycles begin when {@link #schedule()} is opened. */
    static Engine asService(Settings settings, ConsoleAddress console) {
        return asService(settings, console, Clock.systemUTC());
    }

    /** As {@link #asService(Settings, ConsoleAddress)}, by another clock. */
    static Engine asService(Settings settings, ConsoleAddress console, Clock clock) {
        return start(
                settings,
                clock,
                true,
                console.token(),
                logged(Clock.systemUTC()),
                Map.of(
                        "sync.scheduled",
                        "true",
                        "camel.server.enabled",
                        "true",
                        "camel.server.host",
                        console.host(),
                        "camel.server.port",
                        Integer.toString(console.port())));
    }

    private static LoadDisplay logged(Clock clock) {
        return new LoadLog(LoggerFactory.getLogger(Engine.class)::info, clock);
    }

    private static Engine start(
            Settings settings,
            Clock clock,
            boolean service,
            String token,
            LoadDisplay display,
            Map<String, String> properties) {
        List<StreamDefinition> streams = Streams.all(settings);
        List<String> enabled = Streams.enabled(settings);
        State state = State.open(StateAccess.of(settings));
        Main main = new Main();
        Beans beans = new Beans(settings, streams, enabled, state, clock, service, token, display);
        try {
            settings.values().forEach(main::addOverrideProperty);
            main.addOverrideProperty("sync.dry-run", "false");
            properties.forEach(main::addOverrideProperty);
            if (settings.has("tls.trust-store")) {
                main.addOverrideProperty("camel.component.https.sslContextParameters", "#bean:tls");
            }
            main.setDefaultPropertyPlaceholderLocation(
                    "file:" + settings.home().resolve("config/application.properties") + ";optional=true");
            main.configure().setRoutesIncludePattern("file:" + settings.home().resolve("routes") + "/*.camel.yaml");
            if (!service) {
                main.configure().setRoutesExcludePattern(ROUTES_OF_THE_SERVICE);
            }
            main.addMainListener(new Assembly(beans));
            main.start();
            startStreams(main.getCamelContext(), beans.inSync());
            return new Engine(state, main, beans);
        } catch (Exception failed) {
            main.stop();
            beans.close();
            state.close();
            throw StartFailure.of(failed);
        }
    }

    /** Binds the beans before the routes are read. */
    private static final class Assembly extends MainListenerSupport {

        private final Beans beans;

        Assembly(Beans beans) {
            this.beans = beans;
        }

        @Override
        public void beforeInitialize(BaseMainSupport main) {
            beans.bindTo(main.getCamelContext());
        }
    }

    /** Each stream's route comes from the template, when the others run. */
    private static void startStreams(CamelContext context, List<StreamDefinition> streams) {
        for (StreamDefinition stream : streams) {
            TemplatedRouteBuilder.builder(context, stream.ofPersons() ? "two-way-stream" : "one-way-stream")
                    .routeId("stream-" + stream.name())
                    .parameter("stream", stream.name())
                    .add();
        }
    }

    /** Runs one cycle in this thread. */
    CycleReport runCycle(Optional<String> stream) {
        beans.template().sendBodyAndHeader("direct:cycle", null, Cycle.ONLY, stream.orElse(null));
        return beans.cycle().report().orElseThrow();
    }

    /** Why a stream is left out; empty if it is not. */
    Optional<String> leftOut(String stream) {
        return Optional.ofNullable(state.transaction(state.leftOut()::all).get(stream));
    }

    /** Whether every stream has been copied once. */
    boolean firstSyncDone() {
        return main.getCamelContext()
                .getRegistry()
                .lookupByNameAndType("status", Status.class)
                .now()
                .firstSyncDone();
    }

    Schedule schedule() {
        return beans.schedule();
    }

    Setup setup() {
        return beans.setup();
    }

    Explain explain() {
        return beans.explain();
    }

    Forcing forcing() {
        return beans.forcing();
    }

    Validation validation() {
        return beans.validation();
    }

    /** Lets the page at work finish, then stops; the next start goes on behind it. */
    @Override
    public void close() {
        beans.cycle().stop();
        main.stop();
        beans.close();
        state.close();
    }
}
