package dev.tandem.sandbox.dataverse.platform;

import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.http.OpenPoints;
import java.time.Clock;

/**
 * What all reading and writing stands on.
 *
 * @param database the rows
 * @param clock the organization's time
 * @param security who may do what
 * @param points how it behaves where documentation does not say it
 */
public record Platform(Database database, Clock clock, Security security, OpenPoints points) {

    /** Whether the organization behaves in this documented way now. */
    public boolean is(OpenPoint point, String value) {
        return point.is(points, value);
    }
}
