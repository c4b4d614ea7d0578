package dev.tandem.sandbox.data;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A whole sales office, invented: equal seeds, sizes and clocks give equal rows, and every row is handed on before the
 * next is made.
 */
public final class OfficeData {

    /** The {@code systemuserid} of the application user of the sync, the same for every seed. */
    public static final UUID APPLICATION_USER = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000001");

    /** The {@code systemuserid} of the user who may sign in with a password, the same for every seed. */
    public static final UUID PASSWORD_USER = UUID.fromString("5b0c7d0e-2222-4e4e-9a01-6045bd000002");

    /** The user principal name of that user. */
    public static final String PASSWORD_USER_NAME = "sales.sync@harbour.example";

    private final World world;
    private final String applicationId;

    private OfficeData(World world, String applicationId) {
        this.world = world;
        this.applicationId = applicationId;
    }

    /**
     * The office of this seed.
     *
     * @param size the number of contacts
     * @param clock tells the time before which everything happened
     * @param applicationId the client id that the application user stands for; a GUID
     */
    public static OfficeData of(int size, long seed, Clock clock, String applicationId) {
        World world = new World(
                new Ids(seed),
                new Sizes(size),
                Vocabulary.draw(seed),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return new OfficeData(world, applicationId);
    }

    /** How many rows there are of each kind. */
    public Sizes sizes() {
        return world.sizes();
    }

    /** Hands on all rows of Dynamics; contacts without the filter column {@code new_synctomkto}. */
    public void writeRows(RowSink sink) {
        writeRows(sink, false);
    }

    /**
     * Hands on all rows of Dynamics.
     *
     * @param syncFilter whether contacts have the column {@code new_synctomkto}, which is then empty, true or false
     */
    public void writeRows(RowSink sink, boolean syncFilter) {
        new Staff(world, applicationId).write(sink);
        new Accounts(world).write(sink);
        new Leads(world).write(sink);
        new Contacts(world).write(sink, syncFilter);
        new Opportunities(world).write(sink);
        new Events(world).write(sink);
    }

    /** Hands on the persons that Marketo has of its own, and those that some contact's address matches. */
    public void writePersons(PersonSink sink) {
        new Persons(world, new Contacts(world)).write(sink);
    }
}
