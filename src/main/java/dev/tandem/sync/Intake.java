package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.governor.Urgency;
import dev.tandem.state.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;

/** Gives the route one stream's pages: a slice of the load or the change feed, what changed meanwhile, what is retried. */
public final class Intake {

    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;
    private final Conversion conversion;
    private final Environment environment;
    private final Clock clock;
    private final Turn turn;
    private final Addresses addresses;
    private final Slice slice;

    /**
     * @param turn given back by whoever commits pages
     * @param addresses whether it can be decided yet who may adopt an unlinked person
     * @param slice how much of a load a stream's turn takes
     */
    public Intake(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            Conversion conversion,
            Environment environment,
            Clock clock,
            Turn turn,
            Addresses addresses,
            Slice slice) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.conversion = conversion;
        this.environment = environment;
        this.clock = clock;
        this.turn = turn;
        this.addresses = addresses;
        this.slice = slice;
    }

    /**
     * The pages of a stream, each read when the one before is committed (or just before, where only Dynamics is asked).
     *
     * @param stream the stream's name
     */
    public Iterator<Page> pages(String stream) {
        ReadyStream ready = schemas.of(stream);
        turn.giveBack();
        Instant serverTime = environment.serverTime();
        if (ready.definition().dynamics().members().isPresent()) {
            return new StreamPages(
                    stream,
                    turn,
                    new Snapshot(
                            ready, state, dynamics.with(Urgency.FEED), conversion, serverTime, clock, slice.loads()));
        }
        return new StreamPages(
                stream,
                turn,
                new Live(ready, state, dynamics.with(Urgency.FEED), serverTime),
                new Feed(ready, state, dynamics, serverTime, slice),
                new CatchUp(ready, state, dynamics.with(Urgency.FEED)),
                new Vanished(ready, state),
                persons(ready),
                new Retries(ready, state, dynamics, addresses, clock));
    }

    private PageSource persons(ReadyStream stream) {
        return stream.isPerson()
                ? new ChangedPersons(stream, state, dynamics, Lane.PERSONS, Optional.empty())
                : Optional::empty;
    }

    /**
     * The pages of the persons whose opt-out Marketo's feed told of.
     *
     * @param stream the stream's name
     */
    public Iterator<Page> optOuts(String stream) {
        ReadyStream ready = schemas.of(stream);
        turn.giveBack();
        return new StreamPages(
                stream,
                turn,
                new ChangedPersons(
                        ready, state, dynamics.with(Urgency.CONSENT), Lane.CONSENT, Optional.of(ready.ratchets())));
    }
}
