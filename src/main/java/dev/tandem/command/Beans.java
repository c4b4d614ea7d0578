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
import dev.tandem.operations.Systems;
import dev.tandem.operations.Validation;
import dev.tandem.state.State;
import dev.tandem.state.Undoing;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Addresses;
import dev.tandem.sync.BrakeLimits;
import dev.tandem.sync.Braking;
import dev.tandem.sync.Conversion;
import dev.tandem.sync.CoveredEdits;
import dev.tandem.sync.Cycle;
import dev.tandem.sync.Departures;
import dev.tandem.sync.Doubles;
import dev.tandem.sync.DynamicsWriter;
import dev.tandem.sync.Echoes;
import dev.tandem.sync.Environment;
import dev.tandem.sync.FailureActivities;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.Foresight;
import dev.tandem.sync.Freezing;
import dev.tandem.sync.Freshness;
import dev.tandem.sync.Identity;
import dev.tandem.sync.Intake;
import dev.tandem.sync.Intending;
import dev.tandem.sync.LateConflicts;
import dev.tandem.sync.LeavingOut;
import dev.tandem.sync.LoadDisplay;
import dev.tandem.sync.Loads;
import dev.tandem.sync.Merger;
import dev.tandem.sync.Outcomes;
import dev.tandem.sync.Parents;
import dev.tandem.sync.Parking;
import dev.tandem.sync.Patience;
import dev.tandem.sync.PersonEndings;
import dev.tandem.sync.PersonFeed;
import dev.tandem.sync.PersonNotices;
import dev.tandem.sync.PersonRemovals;
import dev.tandem.sync.Planner;
import dev.tandem.sync.Progress;
import dev.tandem.sync.Regrouping;
import dev.tandem.sync.RequestCreation;
import dev.tandem.sync.RequestIntake;
import dev.tandem.sync.RequestOutcomes;
import dev.tandem.sync.RequestSorting;
import dev.tandem.sync.Safeguards;
import dev.tandem.sync.Schedule;
import dev.tandem.sync.Schemas;
import dev.tandem.sync.Settlement;
import dev.tandem.sync.Slice;
import dev.tandem.sync.Successors;
import dev.tandem.sync.Turn;
import dev.tandem.sync.Writer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.slf4j.LoggerFactory;

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

    void bindTo(CamelContext context) {
        template = context.createProducerTemplate();
        Optional<SSLContext> trust = Trust.context(settings);
        trust.ifPresent(tls -> bind(context, "tls", parameters(tls)));
        DynamicsTokens dynamicsTokens = bindDynamics(context, trust);
        MarketoTokens marketoTokens = bindMarketo(context);
        DynamicsClient dynamics =
                new DynamicsClient(new CamelDynamicsTransport(template), settings.number("dynamics.page-size"));
        MarketoClient marketo = new MarketoClient(CamelMarketoTransport.rest(template));
        setup = new Setup(streams, marketo);
        Environment environment = environment(dynamics);
        DynamicsClient oneRow = new DynamicsClient(new CamelDynamicsTransport(template), 1);
        validation = new Validation(
                streams, enabled, new Systems(dynamicsTokens, dynamics, oneRow, marketoTokens, marketo), environment);
        Loads loads = new Loads(inSync, dynamics, display, clock);
        bindSync(context, dynamics, marketo, environment, loads);
        bindConsole(context, loads);
    }

    private DynamicsTokens bindDynamics(CamelContext context, Optional<SSLContext> trust) {
        DynamicsAddress address = DynamicsAddress.of(settings.text("dynamics.url"));
        EntraAccess access = new EntraAccess(
                settings.text("dynamics.authority"),
                settings.text("dynamics.tenant-id"),
                credentials(),
                trust.map(SSLContext::getSocketFactory));
        DynamicsPermits permits = new DynamicsPermits(governors.dynamics(), millis("dynamics.retry-delay"));
        DynamicsTokens tokens = new DynamicsTokens(address, access);
        DynamicsBeans.byName(address, tokens, permits).forEach((name, bean) -> bind(context, name, bean));
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

    private MarketoTokens bindMarketo(CamelContext context) {
        MarketoTokens tokens = new MarketoTokens(
                CamelMarketoTransport.identity(template),
                new MarketoCredentials(settings.text("marketo.client-id"), settings.text("marketo.client-secret")),
                clock,
                duration -> Thread.sleep(duration.toMillis()));
        MarketoPermits permits = new MarketoPermits(governors.marketo(), millis("marketo.retry-delay"), clock);
        bind(context, "freshness", new Freshness(permits));
        MarketoBeans.byName(marketoAddress(), tokens, permits, clock, millis("marketo.pace.window"))
                .forEach((name, bean) -> bind(context, name, bean));
        return tokens;
    }

    private Duration millis(String setting) {
        return Duration.ofMillis(settings.number(setting));
    }

    private MarketoAddress marketoAddress() {
        return MarketoAddress.of(settings.text("marketo.url"));
    }

    private Environment environment(DynamicsClient dynamics) {
        return new Environment(
                state,
                dynamics.with(Urgency.FEED),
                settings.optional("marketo.munchkin-id")
                        .orElseGet(() -> marketoAddress().munchkinId()),
                clock);
    }

    private void bindSync(
            CamelContext context,
            DynamicsClient dynamics,
            MarketoClient marketo,
            Environment environment,
            Loads loads) {
        Schemas schemas = new Schemas(
                streams,
                dynamics,
                marketo,
                new Parking(state, cycle, clock),
                new LeavingOut(state, cycle, LoggerFactory.getLogger(LeavingOut.class)::info),
                settings.duration("sync.read-schemas"),
                clock);
        Turn turn = new Turn();
        Addresses addresses = new Addresses(inSync, state);
        Patience patience = new Patience(state, settings.duration("sync.retry-failed"));
        CoveredEdits covered = new CoveredEdits();
        Regrouping regrouping = new Regrouping(schemas, state, clock);
        Settlement settlement = new Settlement(state, cycle, patience, clock, turn, regrouping);
        Conversion conversion = new Conversion(new Parents(schemas, state), schemas, state.fingerprints(), clock);
        Successors successors = new Successors(schemas, state);
        Doubles doubles = new Doubles(state, clock);
        Braking braking = new Braking(state, cycle, brakeLimits(), clock);
        bind(context, "batchWorkers", batchWorkers);
        bind(context, "cycle", cycle);
        bind(context, "schedule", schedule);
        bind(context, "environment", environment);
        bind(context, "schemas", schemas);
        bind(
                context,
                "intake",
                new Intake(
                        schemas,
                        state,
                        dynamics,
                        conversion,
                        environment,
                        clock,
                        turn,
                        addresses,
                        new Slice(settings.number("sync.slice"), ahead, loads)));
        bind(
                context,
                "planner",
                new Planner(
                        schemas,
                        state,
                        conversion,
                        new Departures(dynamics, state),
                        successors,
                        doubles,
                        braking,
                        settlement,
                        MarketoClient.LARGEST_BATCH));
        bind(context, "settlement", settlement);
        bind(context, "identity", new Identity(schemas, state, dynamics, marketo, addresses, clock));
        bind(
                context,
                "personFeed",
                new PersonFeed(
                        schemas,
                        state,
                        marketo,
                        covered,
                        settings.duration("marketo.feed-sweep"),
                        settings.number("marketo.feed-pages"),
                        clock));
        bind(
                context,
                "personNotices",
                new PersonNotices(
                        state, cycle, new Echoes(schemas, state), new LateConflicts(schemas, state), covered, clock));
        bind(
                context,
                "personEndings",
                new PersonEndings(state, marketo, new PersonRemovals(schemas, dynamics, braking), cycle, clock));
        Merger merger = new Merger(schemas, state, covered, new Safeguards(freezing(), braking), clock);
        bind(context, "merger", merger);
        bind(context, "intending", new Intending(schemas, state, cycle, clock));
        bind(context, "writer", new Writer(schemas, marketo, clock));
        bind(context, "dynamicsWriter", new DynamicsWriter(schemas, dynamics, clock));
        bind(context, "outcomes", new Outcomes(state, schemas, cycle, clock, patience, regrouping));
        bind(context, "failureActivities", failureActivities(marketo));
        bind(context, "progress", new Progress(loads));
        bind(context, "requestIntake", new RequestIntake(state, addresses, clock));
        bind(context, "requestSorting", new RequestSorting(schemas, state, dynamics, marketo, cycle, patience, clock));
        bind(context, "requestCreation", new RequestCreation(state, dynamics, cycle, clock));
        bind(context, "requestOutcomes", new RequestOutcomes(state, marketo, cycle, patience, clock));
        bindOneRecord(
                context,
                new RecordSearch(inSync, schemas, state, dynamics, marketo),
                new Foresight(schemas, state, dynamics, marketo, conversion, successors, doubles, merger));
    }

    private void bindOneRecord(CamelContext context, RecordSearch search, Foresight foresight) {
        bind(context, "foresight", foresight);
        explain = new Explain(
                search, foresight, batch -> template.requestBody("direct:foresee", batch, Foreseen.class), state);
        forcing = new Forcing(inSync, search, state, cycle.watch(), clock);
        bind(context, "recordRequests", new RecordRequests(explain, forcing, schedule));
    }

    private Freezing freezing() {
        return new Freezing(settings.number("sync.freeze-after"), settings.duration("sync.freeze-window"));
    }

    private BrakeLimits brakeLimits() {
        return new BrakeLimits(
                settings.duration("sync.brake-window"),
                settings.number("sync.brake-least"),
                Map.of(
                        Undoing.Kind.DELETES, settings.percent("sync.brake-deletes"),
                        Undoing.Kind.BLANKS, settings.percent("sync.brake-blanks"),
                        Undoing.Kind.OPT_INS, settings.percent("sync.brake-opt-ins")));
    }

    private FailureActivities failureActivities(MarketoClient marketo) {
        return new FailureActivities(
                marketo.with(Urgency.LOAD).customActivities(), settings.flag("marketo.failure-activities"), clock);
    }

    private void bindConsole(CamelContext context, Loads loads) {
        bind(context, "status", new Status(state, inSync, service, cycle::report, governors::standings, loads::of));
        bind(context, "stateDatabase", state.dataSource());
        bind(context, "health", new Health());
        bind(
                context,
                "housekeeping",
                new Housekeeping(
                        state,
                        settings.duration("housekeeping.keep-runs"),
                        settings.duration("sync.freeze-window"),
                        clock));
        bind(context, "consoleAccess", new ConsoleAccess(token, "console.token"));
        bind(
                context,
                "hookAccess",
                new ConsoleAccess(settings.optional("hooks.token").orElse(token), "hooks.token"));
        bind(context, "cycleRequests", new CycleRequests(schedule));
        bind(context, "pauseRequests", new PauseRequests(new Pausing(state, enabled, clock)));
        bind(context, "brakeRequests", new BrakeRequests(new BrakeAnswers(state, clock)));
        bind(context, "conflictRequests", new ConflictRequests(new ConflictList(state, enabled, clock)));
        bind(context, "syncPersonHook", new SyncPersonHook(state, schedule, clock));
        bind(context, "failureRequests", new FailureRequests(new FailedRecords(state, clock)));
        bind(context, "consoleMapper", new ObjectMapper());
    }

    private static SSLContextParameters parameters(SSLContext tls) {
        return new SSLContextParameters() {
            @Override
            public SSLContext createSSLContext(CamelContext context) {
                return tls;
            }
        };
    }

    private static void bind(CamelContext context, String name, Object bean) {
        context.getRegistry().bind(name, bean);
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
