package dev.tandem.state;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * The open state: its repositories and the transactions they work in.
 *
 * <pre>{@code
 * state.run(tx -> {
 *     state.links().save(tx, links);
 *     state.checkpoints().advance(tx, checkpoint);
 *     state.lease().check(tx, epoch);
 * });
 * }</pre>
 */
public final class State implements AutoCloseable {

    private final HikariDataSource pool;
    private final Transactions transactions;
    private final Fingerprints fingerprints;
    private final Installation installation = new Installation();
    private final Links links = new Links();
    private final Tombstones tombstones = new Tombstones();
    private final Intents intents = new Intents();
    private final Checkpoints checkpoints = new Checkpoints();
    private final Runs runs = new Runs();
    private final Failures failures = new Failures();
    private final HeldFields held = new HeldFields();
    private final SentFields sent = new SentFields();
    private final Flips flips = new Flips();
    private final FailureList failureList = new FailureList(sent, flips);
    private final PutOffs putOffs = new PutOffs();
    private final Lease lease = new Lease();
    private final ApiCalls apiCalls;
    private final MappedNames names = new MappedNames();
    private final LeftOutStreams leftOut = new LeftOutStreams();
    private final Bases bases = new Bases();
    private final Feeds feeds = new Feeds();
    private final PendingChanges pending = new PendingChanges(links, intents);
    private final PersonEnds personEnds = new PersonEnds();
    private final Requests requests = new Requests();
    private final Conflicts conflicts = new Conflicts();
    private final OptOuts optOuts = new OptOuts();
    private final Pauses pauses = new Pauses();
    private final Brakes brakes = new Brakes();

    private State(HikariDataSource pool, Transactions transactions, Fingerprints fingerprints) {
        this.pool = pool;
        this.transactions = transactions;
        this.fingerprints = fingerprints;
        this.apiCalls = new ApiCalls(transactions);
    }

    /**
     * Opens the state; what is not there yet (directory, database file, tables, key file) is made.
     *
     * @throws StateUnavailable if it cannot be opened, in one sentence that names the setting to look at
     */
    public static State open(StateSettings settings) {
        HikariDataSource pool = Database.connect(settings);
        try {
            Schema.migrate(pool);
            Transactions transactions = new Transactions(pool);
            Fingerprints fingerprints = transactions.apply(tx -> KeyCheck.open(tx, settings.key()));
            return new State(pool, transactions, fingerprints);
        } catch (StateFailed e) {
            pool.close();
            throw new StateUnavailable("The tables of the state in state.url cannot be read.", e);
        } catch (RuntimeException | Error e) {
            pool.close();
            throw e;
        }
    }

    /**
     * Whether {@link #open} would make a new state, because there is none yet; nothing is made by asking.
     *
     * @throws StateUnavailable if it could not be opened, in one sentence that names the setting to look at
     */
    public static boolean isNew(StateSettings settings) {
        return Database.isEmpty(settings);
    }

    /** The connections of the state, for what Camel components keep in the same database. */
    public DataSource dataSource() {
        return pool;
    }

    /** The keyed fingerprints of this state. */
    public Fingerprints fingerprints() {
        return fingerprints;
    }

    /**
     * Does the work in one transaction: commits what it did, or undoes all of it if it throws. The work is repeated, up
     * to three times, when the database asks for that (deadlock, serialization failure, lock time-out), so it must do
     * nothing but use the transaction; it must not begin another one.
     *
     * @throws StateFailed if the database fails; what the work throws itself passes through
     */
    public <T> T transaction(Function<Transaction, T> work) {
        return transactions.apply(work);
    }

    /** As {@link #transaction}, for work without a result. */
    public void run(Consumer<Transaction> work) {
        transactions.apply(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /** What is known about the environments the state was built on. */
    public Installation installation() {
        return installation;
    }

    /** The lasting pairs of records and Marketo objects. */
    public Links links() {
        return links;
    }

    /** The retired ids. */
    public Tombstones tombstones() {
        return tombstones;
    }

    /** The creates and adoptions that are about to be sent. */
    public Intents intents() {
        return intents;
    }

    /** The positions in the change feeds. */
    public Checkpoints checkpoints() {
        return checkpoints;
    }

    /** The runs and what they did. */
    public Runs runs() {
        return runs;
    }

    /** The records that could not be synced. */
    public Failures failures() {
        return failures;
    }

    /** The fields that are knowingly not in agreement yet. */
    public HeldFields held() {
        return held;
    }

    /** What failed, records and fields in one list, as people look at it. */
    public FailureList failureList() {
        return failureList;
    }

    /** The rows that wait. */
    public PutOffs putOffs() {
        return putOffs;
    }

    /** The columns and fields that have worked together. */
    public MappedNames names() {
        return names;
    }

    /** The optional streams that are left out. */
    public LeftOutStreams leftOut() {
        return leftOut;
    }

    /** The last values on which both sides agreed, as fingerprints. */
    public Bases bases() {
        return bases;
    }

    /** How far Marketo's feeds have been taken in. */
    public Feeds feeds() {
        return feeds;
    }

    /** What Marketo's feed said has changed. */
    public PendingChanges pending() {
        return pending;
    }

    /** The persons that Marketo's feed said are no more. */
    public PersonEnds personEnds() {
        return personEnds;
    }

    /** The wishes to create persons in Dynamics. */
    public Requests requests() {
        return requests;
    }

    /** The conflicts that were found. */
    public Conflicts conflicts() {
        return conflicts;
    }

    /** The addresses that opted out. */
    public OptOuts optOuts() {
        return optOuts;
    }

    /** What people paused. */
    public Pauses pauses() {
        return pauses;
    }

    /** What is taken away from records in masses, and the brakes that hold it back. */
    public Brakes brakes() {
        return brakes;
    }

    /** The fields written to persons whose echo was not seen yet. */
    public SentFields sent() {
        return sent;
    }

    /** How often fields change their direction. */
    public Flips flips() {
        return flips;
    }

    /** Who runs the sync. */
    public Lease lease() {
        return lease;
    }

    /** The calls that were made, by API and day. */
    public ApiCalls apiCalls() {
        return apiCalls;
    }

    /** Closes all connections; an H2 file is released with the last of them. */
    @Override
    public void close() {
        pool.close();
    }
}
