package dev.tandem.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.UUID;

/** The two databases that the state runs on; each opening is a new, empty state. */
enum Engine {
    H2 {
        @Override
        String newUrl() {
            return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        }
    },
    POSTGRESQL {
        @Override
        String newUrl() {
            String schema = "s" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema " + schema);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Server.POSTGRES.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema;
        }
    };

    static final FingerprintKey KEY = new FingerprintKey.Given(
            Base64.getEncoder().encodeToString("a key for tests of 32 bytes, ok!".getBytes(StandardCharsets.US_ASCII)));

    /** The address of a new, empty database. */
    abstract String newUrl();

    State open() {
        return State.open(settings(newUrl()));
    }

    StateSettings settings(String url) {
        return new StateSettings(url, null, null, KEY);
    }

    /** Started with the first test that needs it; ends with the JVM. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
