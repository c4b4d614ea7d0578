package dev.tandem.sandbox.data;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of the custom table {@code new_event}: an event that a contact of an account attends. */
final class Events {

    private static final String TABLE = "new_event";
    private static final int FIRST_OPTION = 100_000_000;
    private static final int KINDS = 4;
    private static final int TOPICS = 5;

    private final World world;

    Events(World world) {
        this.world = world;
    }

    void write(RowSink sink) {
        for (int i = 0; i < world.sizes().events(); i++) {
            sink.row(TABLE, event(i).columns());
        }
    }

    private RowDraft event(int number) {
        Draw draw = world.draw(TABLE, number);
        Culture culture = draw.pick(world.words().cultures());
        Instant starts = world.now()
                .minus(Duration.ofDays(365))
                .plus(Duration.ofMinutes(30L * draw.below(730 * 48)))
                .truncatedTo(ChronoUnit.MINUTES);
        RowDraft draft = world.history(new RowDraft(draw, Filling.of(draw)))
                .set("new_eventid", world.ids().of(TABLE, number))
                .name("new_name", 100, draw.pick(world.words().topics()) + " Day")
                .set("ownerid", world.anyPerson(draw))
                .set("statecode", 0)
                .set("statuscode", 1)
                .set("transactioncurrencyid", world.currency())
                .set(
                        "new_contact",
                        world.ids().ref(World.CONTACT, draw.below(world.sizes().contacts())));
        if (world.sizes().accounts() > 0 && draw.chance(80)) {
            draft.set(
                    "new_account",
                    world.ids().ref(World.ACCOUNT, draw.below(world.sizes().accounts())));
        }
        return draft.text("new_location", 200, () -> draw.pick(culture.cities()))
                .optional("new_startsat", () -> starts)
                .optional("new_eventdate", () -> LocalDate.ofInstant(starts, ZoneOffset.UTC))
                .optional("new_capacity", () -> 10 + draw.below(990))
                .money("new_fee", 2_000)
                .optional("new_score", () -> BigDecimal.valueOf(draw.below(10_000), 2))
                .flag("new_online", 2)
                .option("new_kind", FIRST_OPTION, FIRST_OPTION + KINDS - 1)
                .optional("new_topics", () -> topics(number))
                .text("new_notes", 4_000, () -> Text.description(draw, world.words()));
    }

    /** Any set of topics but the empty one, as the comma list that Dataverse uses. */
    private static String topics(int number) {
        int set = 1 + number % ((1 << TOPICS) - 1);
        return IntStream.range(0, TOPICS)
                .filter(topic -> (set & (1 << topic)) != 0)
                .mapToObj(topic -> String.valueOf(FIRST_OPTION + topic))
                .collect(Collectors.joining(","));
    }
}
