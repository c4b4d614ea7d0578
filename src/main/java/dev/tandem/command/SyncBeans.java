package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.governor.Urgency;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.operations.RecordSearch;
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
import dev.tandem.sync.Foresight;
import dev.tandem.sync.Freezing;
import dev.tandem.sync.Identity;
import dev.tandem.sync.Intake;
import dev.tandem.sync.Intending;
import dev.tandem.sync.LateConflicts;
import dev.tandem.sync.LeavingOut;
import dev.tandem.sync.Loads;
import dev.tandem.sync.Merger;
import dev.tandem.sync.OneWayBlanks;
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
import dev.tandem.sync.Schemas;
import dev.tandem.sync.Settlement;
import dev.tandem.sync.Slice;
import dev.tandem.sync.Successors;
import dev.tandem.sync.Turn;
import dev.tandem.sync.UnconfirmedWinners;
import dev.tandem.sync.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.slf4j.LoggerFactory;

/** The beans of the sync itself, each once, and what commands ask of single records. */
final class SyncBeans {

    private final Settings settings;
    private final State state;
    private final Cycle cycle;
    private final Clock clock;
    private final DynamicsClient dynamics;
    private final MarketoClient marketo;
    private final Registry registry;
    private final Schemas schemas;
    private final Addresses addresses;
    private final Patience patience;
    private final Regrouping regrouping;
    private final Conversion conversion;
    private final Successors successors;
    private final Doubles doubles;
    private final Braking braking;
    private final OneWayBlanks blanks;
    private final CoveredEdits covered = new CoveredEdits();
    private final Merger merger;

    /**
     * @param streams all that there are
     * @param inSync those that are kept in sync
     */
    SyncBeans(
            Settings settings,
            List<StreamDefinition> streams,
            List<StreamDefinition> inSync,
            State state,
            Cycle cycle,
            Clock clock,
            Connections connections,
            Registry registry) {
        this.settings = settings;
        this.state = state;
        this.cycle = cycle;
        this.clock = clock;
        this.dynamics = connections.dynamics();
        this.marketo = connections.marketo();
        this.registry = registry;
        this.schemas = new Schemas(
                streams,
                dynamics,
                marketo,
                new Parking(state, cycle, clock),
                new LeavingOut(state, cycle, LoggerFactory.getLogger(LeavingOut.class)::info),
                settings.duration("sync.read-schemas"),
                clock);
        this.addresses = new Addresses(inSync, state);
        this.patience = new Patience(state, settings.duration("sync.retry-failed"));
        this.regrouping = new Regrouping(schemas, state, clock);
        this.conversion = new Conversion(new Parents(schemas, state), schemas, state.fingerprints(), clock);
        this.successors = new Successors(schemas, state);
        this.doubles = new Doubles(state, clock);
        this.braking = new Braking(state, cycle, brakeLimits(), clock);
        this.blanks = new OneWayBlanks(state, braking, clock);
        this.merger =
                new Merger(schemas, state, covered, cycle.writesAtWork(), new Safeguards(freezing(), braking), clock);
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

    /**
     * Binds all of them.
     *
     * @param ahead reads the next page while the last one is written
     */
    void bind(Environment environment, Loads loads, ExecutorService ahead) {
        registry.bind("environment", environment);
        registry.bind("schemas", schemas);
        bindPages(environment, new Slice(settings.number("sync.slice"), ahead, loads));
        bindPersons();
        bindBatches();
        bindRequests();
        registry.bind("progress", new Progress(loads));
    }

    /** From the feeds of Dynamics to batches, and the end of each page. */
    private void bindPages(Environment environment, Slice slice) {
        Turn turn = new Turn();
        Settlement settlement = new Settlement(state, cycle, patience, clock, turn, regrouping);
        registry.bind(
                "intake", new Intake(schemas, state, dynamics, conversion, environment, clock, turn, addresses, slice));
        registry.bind(
                "planner",
                new Planner(
                        schemas,
                        state,
                        conversion,
                        new Departures(dynamics, state, marketo, clock),
                        successors,
                        doubles,
                        braking,
                        blanks,
                        settlement,
                        MarketoClient.LARGEST_BATCH));
        registry.bind("settlement", settlement);
    }

    /** What Marketo's feeds tell of persons. */
    private void bindPersons() {
        registry.bind(
                "personFeed",
                new PersonFeed(
                        schemas,
                        state,
                        marketo,
                        covered,
                        settings.duration("marketo.feed-sweep"),
                        settings.number("marketo.feed-pages"),
                        clock));
        registry.bind(
                "personNotices",
                new PersonNotices(
                        state,
                        cycle,
                        new Echoes(schemas, state),
                        new LateConflicts(schemas, state, cycle.writesAtWork()),
                        covered,
                        clock));
        registry.bind(
                "personEndings",
                new PersonEndings(
                        state,
                        marketo,
                        new PersonRemovals(schemas, dynamics, braking),
                        new UnconfirmedWinners(schemas, state),
                        cycle,
                        clock));
    }

    /** From a batch to what came of it. */
    private void bindBatches() {
        registry.bind("identity", new Identity(schemas, state, dynamics, marketo, addresses, clock));
        registry.bind("merger", merger);
        registry.bind("intending", new Intending(schemas, state, cycle, clock));
        registry.bind("writer", new Writer(schemas, marketo, clock));
        registry.bind("dynamicsWriter", new DynamicsWriter(schemas, dynamics, clock));
        registry.bind("outcomes", new Outcomes(state, schemas, cycle, clock, patience, regrouping));
        registry.bind(
                "failureActivities",
                new FailureActivities(
                        marketo.with(Urgency.LOAD).customActivities(),
                        settings.flag("marketo.failure-activities"),
                        clock));
    }

    /** Persons that somebody wants in Dynamics. */
    private void bindRequests() {
        registry.bind("requestIntake", new RequestIntake(state, addresses, clock));
        registry.bind("requestSorting", new RequestSorting(schemas, state, dynamics, marketo, cycle, patience, clock));
        registry.bind("requestCreation", new RequestCreation(state, dynamics, cycle, clock));
        registry.bind("requestOutcomes", new RequestOutcomes(state, marketo, cycle, patience, clock));
    }

    /** What the next sync of a record would do. */
    Foresight foresight() {
        return new Foresight(schemas, state, dynamics, marketo, conversion, successors, doubles, blanks, merger);
    }

    /** Finds the records that somebody asks about. */
    RecordSearch search(List<StreamDefinition> inSync) {
        return new RecordSearch(inSync, schemas, state, dynamics, marketo);
    }
}
