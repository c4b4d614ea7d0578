package dev.tandem.model;

import dev.tandem.command.Marketing;
import dev.tandem.command.Office;
import dev.tandem.command.TwoSystems;
import dev.tandem.sandbox.http.LineWatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Both systems and the product between them, in which several plots are played one after the other, in virtual time. */
final class Country implements AutoCloseable {

    /** 32 bytes in base64. */
    private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    /** A cycle of which another process is a part takes less than that. */
    private static final int LAST_SECONDS = 60;

    private final Path directory;
    private final Fate fate = new Fate();
    private final MortalDriver driver;
    private final TwoSystems systems;
    private final List<String> users;
    private final List<String> accounts = new ArrayList<>();
    private int plots;

    Country() {
        try {
            directory = Files.createTempDirectory("model");
            String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
            driver = MortalDriver.at(url, fate);
            Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            systems = TwoSystems.in(directory)
                    .size(2)
                    .machine(Clock.fixed(start, ZoneOffset.UTC))
                    .with("state.url", url)
                    .with("state.key", KEY)
                    .with("sync.streams", "users,teams,accounts,contacts,leads")
                    // the lease is renewed in the machine's time, which is not the time here
                    .with("sync.lease-beat", "600000")
                    .with("marketo.retries", "1")
                    .with("dynamics.retries", "1")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        for (String name : List.of("Mill", "Forge")) {
            accounts.add(office().create("accounts", "accountid", Map.of("name", name)));
        }
        users = office().rows("systemusers", "systemuserid,isdisabled").stream()
                .filter(user -> !user.path("isdisabled").asBoolean())
                .map(user -> user.path("systemuserid").asText())
                .toList();
        systems.choose("overlapping-upserts", "race");
        systems.watch(fate);
        pass("PT1M");
        systems.cycle();
    }

    /** A number for the next plot, so that its people differ from those of the others. */
    int nextPlot() {
        return ++plots;
    }

    Office office() {
        return systems.office();
    }

    Marketing marketing() {
        return systems.marketing();
    }

    TwoSystems systems() {
        return systems;
    }

    String user(int number) {
        return users.get(number % users.size());
    }

    String account(int number) {
        return accounts.get(number % accounts.size());
    }

    /** Time passes, as ISO 8601 writes it. */
    void pass(String duration) {
        systems.advance(duration);
    }

    /** A cycle to which this happens; whether its process lived on. */
    boolean cycle(Fate.Plan plan) {
        passToTheNext();
        fate.begin(plan);
        cycle();
        boolean died = fate.end();
        if (died) {
            // the lease of the dead ends
            pass("PT35S");
            systems.restart(fate::revive);
        }
        return !died;
    }

    /** A token's last seconds are waited out in the machine's time, which would take long here. */
    private void passToTheNext() {
        long life = systems.tokenLife();
        pass("PT" + (life < LAST_SECONDS ? life + 1 : 1) + "S");
    }

    private void cycle() {
        systems.cycle()
                .tallies()
                .forEach((stream, tally) -> Law.COUNTS_ADD_UP.holds(tally.addsUp(), "%s: %s", stream, tally));
    }

    /** A cycle whose process stands still before a transaction for longer than its lease, while another one takes over. */
    void overtakenCycle(int transaction, Runnable meanwhile) {
        passToTheNext();
        fate.begin(Fate.Plan.overtaken(transaction, () -> {
            meanwhile.run();
            pass("PT35S");
            systems.cycleOfAnother();
        }));
        cycle();
        fate.end();
        // the lease of whoever did not give it back ends
        pass("PT35S");
    }

    @Override
    public void close() throws IOException, SQLException {
        systems.watch(LineWatch.NOBODY);
        systems.close();
        driver.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
