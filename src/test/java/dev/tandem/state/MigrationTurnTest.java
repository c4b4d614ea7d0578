package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

/** Two processes that open a new H2 state at once migrate it one after the other. */
class MigrationTurnTest {

    private static DataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:turn;DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    void theSecondBeginsWhenTheFirstIsDone() {
        DataSource database = database();
        List<String> order = new CopyOnWriteArrayList<>();
        ExecutorService second = Executors.newSingleThreadExecutor();
        try {
            List<CompletableFuture<Void>> begun = new CopyOnWriteArrayList<>();
            MigrationTurn.run(database, () -> {
                begun.add(CompletableFuture.runAsync(
                        () -> MigrationTurn.run(database, () -> order.add("second")), second));
                assertThatThrownBy(() -> begun.get(0).get(300, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                order.add("first");
            });
            begun.get(0).join();
        } finally {
            second.shutdownNow();
        }

        assertThat(order).containsExactly("first", "second");
    }
}
