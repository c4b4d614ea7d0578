package dev.tandem.state;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/** The tables of the state, brought to this program's version by the migrations in {@code db/migration}. */
final class Schema {

    private Schema() {}

    static void migrate(DataSource source) {
        MigrationTurn.run(source, () -> migrateInTurn(source));
    }

    private static void migrateInTurn(DataSource source) {
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    // a name of our own, so that another program's history is not taken for ours
                    // what goes wrong it throws; the rest is of no use to who runs the sync
                    .loggers()
                    .table("tandem_schema_history")
                    .load();
            if (Arrays.stream(flyway.info().all()).anyMatch(Schema::isNewer)) {
                throw new StateUnavailable("The state in state.url was written by a newer version of Tandem;"
                        + " use that version or name another state.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StateUnavailable(sentence(e), e);
        }
    }

    private static boolean isNewer(MigrationInfo migration) {
        return switch (migration.getState()) {
            case FUTURE_SUCCESS, FUTURE_FAILED -> true;
            default -> false;
        };
    }

    private static String sentence(FlywayException e) {
        if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return "The database of state.url holds tables that are not Tandem's; name an empty database or schema.";
        }
        return "The tables of the state in state.url cannot be brought to this version of Tandem (" + e.getErrorCode()
                + ").";
    }
}
