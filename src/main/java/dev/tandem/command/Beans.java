package dev.tandem.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.command.settings.Settings;
import dev.tandem.console.BrakeRequests;
import dev.tandem.console.ConflictRequests;
import dev.tandem.console.ConsoleAccess;
import dev.tandem.console.CycleRequests;
import dev.tandem.console.FailureRequests;
import dev.tandem.console.PauseRequests;
import dev.tandem.console.RecordRequests;
import dev.tandem.console.SyncPersonHook;
import dev.tandem.operations.BrakeAnswers;
import dev.tandem.operations.ConflictList;
import dev.tandem.operations.Explain;
import dev.tandem.operations.FailedRecords;
import dev.tandem.operations.Forcing;
import dev.tandem.operations.Health;
import dev.tandem.operations.Housekeeping;
import dev.tandem.operations.Pausing;
import dev.tandem.operations.RecordSearch;
import dev.tandem.operations.Setup;
import dev.tandem.operations.Status;
import dev.tandem.operations.Validation;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Cycle;
import dev.tandem.sync.Environment;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.Foresight;
import dev.tandem.sync.LoadDisplay;
import dev.tandem.sync.Loads;
import dev.tandem.sync.Schedule;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Makes the beans that the routes name, each once. */
final class Beans implements AutoCloseable {

    private final Settings settings;
    private final List<StreamDefinition> streams;
    private final List<String> enabled;
    private final List<StreamDefinition> inSync;
    private final State state;
    private final boolean service;
    private final String token;
    private final Clock clock;
    private final LoadDisplay display;
    private final ExecutorService ahead = Executors.newCachedThreadPool(new Daemons("read-ahead"));
    private final ExecutorService batchWorkers;
    private final Cycle cycle;
    private final Schedule schedule;
    private final Governors governors;
    private ProducerTemplate template;
    private Setup setup;
    private Validation validation;
    private Explain explain;
    private Forcing forcing;

    Beans(
            Settings settings,
            List<StreamDefinition> streams,
            List<String> enabled,
            State state,
            Clock clock,
            boolean service,
            String token,
            LoadDisplay display) {
        this.settings = settings;
        this.streams = streams;
        this.enabled = enabled;
        this.state = state;
        this.clock = clock;
        this.service = service;
        this.token = token;
        this.display = display;
        this.batchWorkers = Executors.newFixedThreadPool(settings.number("marketo.concurrency"), new Daemons("batch"));
        this.inSync = streams.stream()
                .filter(stream -> enabled.contains(stream.name()))
                .toList();
        this.cycle = new Cycle(
                inSync, state, UUID.randomUUID().toString(), settings.duration("sync.lease"), clock, Beans::aMoment);
        this.schedule =
                new Schedule(cycle, settings.duration("sync.pause"), settings.duration("sync.outage-pause"), clock);
        this.governors = Governors.of(settings, state.apiCalls(), clock);
    }

    /** The streams that are kept in sync. */
    List<StreamDefinition> inSync() {
        return inSync;
    }

    Cycle cycle() {
        return cycle;
    }

    Schedule schedule() {
        return schedule;
    }

    Setup setup() {
        return setup;
    }

    Explain explain() {
        return explain;
    }

    Forcing forcing() {
        return forcing;
    }

    Validation validation() {
        return validation;
    }

    ProducerTemplate template() {
        return template;
    }

    /** Binds all beans, before the routes are read. */
    void bindTo(CamelContext context) {
        Registry registry = context.getRegistry()::bind;
        template = context.createProducerTemplate();
        Optional<SSLContext> trust = Trust.context(settings);
        trust.ifPresent(tls -> registry.bind("tls", parameters(tls)));
        Connections connections = new Connections(settings, governors, template, clock, trust, registry);
        Environment environment = connections.environment(state);
        setup = new Setup(streams, connections.marketo());
        validation = new Validation(streams, enabled, connections.systems(), environment);
        Loads loads = new Loads(inSync, connections.dynamics(), display, clock);
        registry.bind("batchWorkers", batchWorkers);
        registry.bind("cycle", cycle);
        registry.bind("writesAtWork", cycle.writesAtWork());
        registry.bind("schedule", schedule);
        SyncBeans sync = new SyncBeans(settings, streams, inSync, state, cycle, clock, connections, registry);
        sync.bind(environment, loads, ahead);
        RecordSearch search = sync.search(inSync);
        Foresight foresight = sync.foresight();
        registry.bind("foresight", foresight);
        explain = new Explain(
                search, foresight, batch -> template.requestBody("direct:foresee", batch, Foreseen.class), state);
        forcing = new Forcing(inSync, search, state, cycle.watch(), clock);
        bindConsole(registry, loads);
    }

    private void bindConsole(Registry registry, Loads loads) {
        registry.bind("status", new Status(state, inSync, service, cycle::report, governors::standings, loads::of));
        registry.bind("stateDatabase", state.dataSource());
        registry.bind("health", new Health());
        registry.bind(
                "housekeeping",
                new Housekeeping(
                        state,
                        settings.duration("housekeeping.keep-runs"),
                        settings.duration("sync.freeze-window"),
                        clock));
        registry.bind("consoleAccess", new ConsoleAccess(token, "console.token"));
        registry.bind(
                "hookAccess", new ConsoleAccess(settings.optional("hooks.token").orElse(token), "hooks.token"));
        registry.bind("recordRequests", new RecordRequests(explain, forcing, schedule));
        registry.bind("cycleRequests", new CycleRequests(schedule));
        registry.bind("pauseRequests", new PauseRequests(new Pausing(state, enabled, clock)));
        registry.bind("brakeRequests", new BrakeRequests(new BrakeAnswers(state, clock)));
        registry.bind("conflictRequests", new ConflictRequests(new ConflictList(state, enabled, clock)));
        registry.bind("syncPersonHook", new SyncPersonHook(state, schedule, clock));
        registry.bind("failureRequests", new FailureRequests(new FailedRecords(state, clock)));
        registry.bind("consoleMapper", new ObjectMapper());
    }

    private static SSLContextParameters parameters(SSLContext tls) {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) {
                return tls;
            }
        };
    }

    private static void aMoment() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        batchWorkers.shutdownNow();
        ahead.shutdownNow();
        governors.close();
    }
}
