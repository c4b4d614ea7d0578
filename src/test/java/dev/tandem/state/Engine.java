package dev.tandem.state;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                return EmbeddedPostgres.builder()
                        .setDataDirectoryCustomizer(Server::askForPasswords)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The administrator comes in without a password, everybody else has to give one. */
        private static void askForPasswords(File directory) {
            Path rules = directory.toPath().resolve("pg_hba.conf");
            try {
                Files.writeString(rules, """
                        local all postgres trust
                        host all postgres all trust
                        host all all all scram-sha-256
                        """);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
