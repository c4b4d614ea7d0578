package dev.tandem.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.h2.api.ErrorCode;

/** The connections to the database that {@code state.url} names. */
final class Database {

    private static final int CONNECTIONS = 8;
    private static final int OLDEST_POSTGRESQL = 15;
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(10);

    /** As JDBC calls them; H2 says "BASE TABLE". */
    private static final String[] TABLES = {"TABLE", "BASE TABLE"};

    private Database() {}

    /** Connects once, so that what is wrong is found and said, and opens the pool then. */
    static HikariDataSource connect(StateSettings settings) {
        String url = url(settings.url());
        String user = user(settings);
        String password = password(settings);
        try (Connection probe = DriverManager.getConnection(url, user, password)) {
            requireMerge(probe);
            // inside, as a database in memory ends with its last connection
            return pool(url, user, password);
        } catch (SQLException e) {
            throw new StateUnavailable(sentence(settings.url(), e), e);
        }
    }

    /** Whether the database holds no table yet, or its file is not there; nothing is made by asking. */
    static boolean isEmpty(StateSettings settings) {
        Optional<H2File> file = H2File.of(settings.url());
        if (file.isPresent() && !file.get().exists()) {
            file.get().requirePlace();
            return true;
        }
        String url = url(settings.url());
        try (Connection probe = DriverManager.getConnection(url, user(settings), password(settings))) {
            requireMerge(probe);
            try (ResultSet tables = probe.getMetaData().getTables(probe.getCatalog(), probe.getSchema(), "%", TABLES)) {
                return !tables.next();
            }
        } catch (SQLException e) {
            throw new StateUnavailable(sentence(settings.url(), e), e);
        }
    }

    private static String user(StateSettings settings) {
        return settings.user() == null && settings.url().startsWith("jdbc:h2:") ? "sa" : settings.user();
    }

    private static String password(StateSettings settings) {
        return settings.password() == null ? "" : settings.password();
    }

    private static String url(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return url;
        }
        if (!url.startsWith("jdbc:h2:")) {
            throw new StateUnavailable("state.url must begin with jdbc:h2: or jdbc:postgresql:.");
        }
        if (System.getProperty("h2.bindAddress") == null) {
            // the server through which a second process joins listens to this machine alone; H2 reads it once
            System.setProperty("h2.bindAddress", "127.0.0.1");
        }
        Optional<H2File> file = H2File.of(url);
        file.ifPresent(H2File::prepare);
        return file.map(H2File::url).orElse(url);
    }

    /** Refuses a PostgreSQL that lacks the {@code merge} statement, which came with version 15. */
    private static void requireMerge(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        if (database.getDatabaseProductName().equals("PostgreSQL")
                && database.getDatabaseMajorVersion() < OLDEST_POSTGRESQL) {
            throw new StateUnavailable("The database of state.url is PostgreSQL " + database.getDatabaseMajorVersion()
                    + "; the state needs version " + OLDEST_POSTGRESQL + " or a later one.");
        }
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("state");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        return new HikariDataSource(config);
    }

    private static String sentence(String url, SQLException e) {
        boolean h2 = url.startsWith("jdbc:h2:");
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (h2 && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            return "The file of state.url is in use by another process; stop that or name another file.";
        }
        if (h2 && e.getErrorCode() == ErrorCode.FILE_CORRUPTED_1) {
            return "The file of state.url is damaged or not an H2 database.";
        }
        return switch (state) {
            case "28000", "28P01" -> "The database of state.url refuses state.user or state.password.";
            case "3D000" -> "The database of state.url does not exist on its server; create it or name another one.";
            case "08001", "08004", "08006", "90067" -> "No database server answers at the address in state.url.";
            default -> "The database of state.url cannot be opened: " + StateFailed.firstLine(e);
        };
    }
}
