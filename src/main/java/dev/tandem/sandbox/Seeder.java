package dev.tandem.sandbox;

import dev.tandem.sandbox.control.Seeding;
import dev.tandem.sandbox.data.OfficeData;

/** Empties both services and fills them with the invented office. */
record Seeder(Houses houses, SandboxClock clock) implements Seeding {

    @Override
    public void seed(int size, long seed) {
        houses.dynamics().clear().run();
        houses.marketo().clear().run();
        OfficeData office = OfficeData.of(size, seed, clock, Credentials.DYNAMICS_CLIENT_ID);
        office.writeRows(houses.rows());
        office.writePersons(houses.persons());
    }
}
