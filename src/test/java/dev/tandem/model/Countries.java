package dev.tandem.model;

import java.io.IOException;
import java.sql.SQLException;
import net.jqwik.api.lifecycle.Store;

/** Several plots are played in one country, as starting one takes longer than playing; after a failure it is left. */
final class Countries implements Store.CloseOnReset {

    private static final int PLOTS = 25;

    private Country country;
    private int played;

    Country next() {
        if (country != null && played >= PLOTS) {
            leave();
        }
        if (country == null) {
            country = new Country();
            played = 0;
        }
        played++;
        return country;
    }

    void leave() {
        try {
            if (country != null) {
                country.close();
            }
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            country = null;
        }
    }

    @Override
    public void close() {
        leave();
    }
}
